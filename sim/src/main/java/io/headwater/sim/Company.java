package io.headwater.sim;

import io.headwater.sim.Fault.Kind;
import io.headwater.sim.Run.Outcome;
import io.headwater.sim.Timetable.Due;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An online shop with its warehouse, the jobs that fill it and what goes wrong in it.
 *
 * <p>It keeps in its own books how far it has come: whoever opens it again goes on where it stopped. For one caller at
 * a time.
 */
public final class Company {
    private static final Duration LONG_GAP = Duration.ofDays(2);
    private static final Duration RUN_BY_RUN = Duration.ofHours(6);

    private final Warehouse warehouse;
    private final Ledger ledger;
    private final Script script;
    private final Timetable timetable;
    private final Loader loader;

    private Company(Warehouse warehouse, Founding founding, Script script) {
        this.warehouse = warehouse;
        this.ledger = new Ledger(warehouse);
        this.script = script;
        this.timetable = new Timetable(Jobs.ofTheShop(), founding);
        this.loader = new Loader(founding, script);
    }

    /** Founds a company with empty tables; its reader may read all of them. */
    public static Company found(Warehouse warehouse, Founding founding, Script script, String readerPassword) {
        new Ledger(warehouse).begin(warehouse, founding, script);
        return opened(warehouse, founding, script, readerPassword);
    }

    /** The company of this warehouse, if it was founded. */
    public static Optional<Company> find(Warehouse warehouse, String readerPassword) {
        var ledger = new Ledger(warehouse);
        return ledger.founding(warehouse).map(founding -> opened(warehouse, founding, ledger.script(), readerPassword));
    }

    private static Company opened(Warehouse warehouse, Founding founding, Script script, String readerPassword) {
        var company = new Company(warehouse, founding, script);
        new Premises(company.timetable.jobs(), company.loader).make(warehouse, readerPassword);
        return company;
    }

    /**
     * Fills the past until a moment, fast: nobody hears of its runs.
     *
     * <p>It stops where a job is refused; from there on the next tick goes on run by run.
     */
    public void fill(Instant until, Consumer<String> heard) {
        var progress = ledger.progress();
        var cut = script.firstRefusal(reached(progress), until).orElse(until);
        ledger.write(new Filling(warehouse, timetable, script, progress).until(cut, heard));
        ledger.filled(cut);
    }

    /** Makes up for the time since the last tick: run by run, but fast where that would be more than a few days. */
    public void catchUp(Instant now, Consumer<String> heard, Consumer<Run> ran) {
        if (ledger.filledUntil().isEmpty()) {
            fill(now, heard);
        }
        script.lastRepair().filter(now::isAfter).ifPresent(repaired -> tick(repaired, ran));
        if (reached(ledger.progress()).isBefore(now.minus(LONG_GAP))) {
            fill(now.minus(RUN_BY_RUN), heard);
        }
        tick(now, ran);
    }

    /** Makes all runs that have ended since the last tick, in the order in which they ended. */
    public List<Run> tick(Instant now) {
        var runs = new ArrayList<Run>();
        tick(now, runs::add);
        return List.copyOf(runs);
    }

    /**
     * The same, telling of each run as soon as it is made.
     *
     * <p>How often it is called makes no difference to what runs when.
     */
    public void tick(Instant now, Consumer<Run> ran) {
        var progress = new HashMap<>(ledger.progress());
        for (Fault fault : ended(now)) {
            advance(fault.window().to(), progress, ran);
            mend(fault, progress);
        }
        advance(now, progress, ran);
    }

    /** What goes wrong in this company, past and to come. */
    public List<Fault> truth() {
        return script.faults();
    }

    Jobs jobs() {
        return timetable.jobs();
    }

    /** Runs of the past that were filled in one go, as they would have been: see {@link Recollection}. */
    List<Run> recall(int most) {
        return ledger.filledUntil()
                .map(until -> new Recollection(warehouse, timetable, loader).until(until, most))
                .orElse(List.of());
    }

    /** The moment until which all that comes hourly is there. */
    private Instant reached(Map<String, Progress> progress) {
        return jobs().inOrder().stream()
                .filter(job -> job.schedule() == Schedule.HOURLY)
                .map(job -> progress.getOrDefault(job.name(), timetable.beginning(job))
                        .doneUntil())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private void advance(Instant now, Map<String, Progress> progress, Consumer<Run> ran) {
        var next = timetable.next(progress, now);
        if (next.isEmpty()) {
            return;
        }
        try (var connection = warehouse.connect();
                var books = ledger.open()) {
            loader.enter(connection);
            connection.setAutoCommit(false);
            while (next.isPresent()) {
                var run = run(connection, next.get());
                var come = run.succeeded()
                        ? timetable.after(next.get(), progress)
                        : timetable.afterFailure(next.get(), progress);
                progress.put(run.job(), come);
                Ledger.write(books, run, come);
                books.commit();
                ran.accept(run);
                next = timetable.next(progress, now);
            }
        } catch (SQLException e) {
            throw new SimException("cannot work in %s: %s".formatted(warehouse.database(), e.getMessage()), e);
        }
    }

    /** A run that fails is part of the company's life, not of ours. */
    private Run run(Connection connection, Due due) throws SQLException {
        String job = due.job().name();
        try {
            var loaded = loader.load(connection, due.job(), due.window(), due.start());
            connection.commit();
            return new Run(
                    job, due.window(), due.attempt(), due.took(), loaded.query(), new Outcome.Succeeded(loaded.rows()));
        } catch (SQLException e) {
            connection.rollback();
            return new Run(
                    job, due.window(), due.attempt(), due.took(), due.job().select(), new Outcome.Failed(reason(e)));
        }
    }

    private static String reason(SQLException e) {
        String message = e.getMessage();
        return message == null ? "SQL state " + e.getSQLState() : message;
    }

    private List<Fault> ended(Instant now) {
        var unmended = ledger.unmended();
        return script.of(Kind.LIMIT)
                .filter(fault ->
                        unmended.contains(fault.id()) && !fault.window().to().isAfter(now))
                .sorted((a, b) -> a.window().to().compareTo(b.window().to()))
                .toList();
    }

    /** Who mends the query also has everything made anew that came of it. */
    private void mend(Fault fault, Map<String, Progress> progress) {
        var job = jobs().filling(fault.place().table());
        var zone = timetable.founding().zone();
        var first =
                job.schedule().startOf(fault.window().from().minus(job.timing().offset()), zone);
        var spoilt = job.schedule().startOf(first.minusSeconds(1), zone);
        for (Job below : jobs().from(job)) {
            var from = below.schedule().startOf(spoilt, zone);
            progress.computeIfPresent(
                    below.name(), (_, come) -> come.rewound(from, fault.window().to()));
        }
        ledger.write(progress);
        ledger.mended(fault.id());
    }
}
