package io.headwater.server.backtest;

import io.headwater.connect.postgres.PostgresKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.postgres.EmbeddedPostgres;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.assembly.Parts;
import io.headwater.server.backtest.Journal.Entry;
import io.headwater.store.Jobs;
import io.headwater.store.Store;
import io.headwater.store.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Replays a journal: loads every version at its moment, lets Headwater collect, measure, judge and tell as in service,
 * and writes {@code alerts.csv}, {@code incidents.csv}, {@code labels_found.csv},
 * {@code corrections_found.csv} and {@code summary.json}.
 *
 * <p>The budget is spent as alerts arise, never with hindsight. All severities may heal by themselves.
 */
public final class Backtest {
    private static final int SEED = 1;

    private final Options options;
    private final Setup setup;
    private final Journal journal;
    private final Consumer<String> progress;

    private Backtest(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        this.setup = Setup.of(options);
        this.journal = Journal.open(options.journal());
    }

    /**
     * Runs it on a PostgreSQL of its own, which is gone afterwards.
     *
     * @param progress hears how far it is, a line now and then
     * @throws JournalException when the journal, its settings or the labels cannot be read
     */
    public static Summary run(Options options, Consumer<String> progress) {
        var backtest = new Backtest(options, progress);
        try {
            Path directory = directory();
            try (var server = EmbeddedPostgres.start(
                    EmbeddedPostgres.Settings.of(directory.resolve("postgres")).withUnsafeFastSync())) {
                server.createDatabase("store");
                server.createDatabase("warehouse");
                return backtest.run(Servers.of(server, "store", "warehouse"), new Effort(server), directory);
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new JournalException("the backtest cannot write: " + e.getMessage(), e);
        }
    }

    /** Runs it in databases that are there. */
    static Summary run(Options options, EmbeddedPostgres server, Servers servers, Path directory) throws IOException {
        return new Backtest(options, _ -> {}).run(servers, new Effort(server), directory);
    }

    private Summary run(Servers servers, Effort effort, Path directory) throws IOException {
        var history = History.of(journal.batches(), options);
        var clock = new Jobs.MovableClock(history.begin());
        var log = new AlertLog(clock);
        var schema = options.corpus();
        var address = servers.store().forStore();
        try (var store = Store.open(address, Vault.at(directory.resolve("key"), new SecureRandom()));
                var warehouse = Warehouse.open(servers.warehouse().forLoading(), schema)) {
            var kind = new PostgresKind();
            String namespace = kind.namespace(servers.warehouse().settings());
            var loader = new Loader(
                    journal,
                    setup,
                    warehouse,
                    table ->
                            new AssetName(namespace, List.of(servers.warehouse().database(), schema, table)));
            var headwater = new Assembly(new Parts(
                    store,
                    clock,
                    new Random(SEED),
                    List.of(kind),
                    List.of(log),
                    URI.create("http://127.0.0.1/"),
                    Optional.empty()));
            var place = new Replay.Place(servers.warehouse(), schema, options.budget());
            replay(new Replay(headwater, clock, loader, setup, place), history);
            return report(store, log, loader, history, effort);
        } catch (SQLException e) {
            throw new IOException("the warehouse says: " + e.getMessage(), e);
        }
    }

    private void replay(Replay replay, History history) throws SQLException {
        if (!history.before().isEmpty()) {
            progress.accept(
                    "loading %d files of history".formatted(history.before().size()));
            replay.replay(history.before(), history.begin());
        }
        LocalDate told = LocalDate.MIN;
        for (var batch : history.batches()) {
            Instant at = batch.getFirst().at();
            replay.replay(batch, at);
            LocalDate month = at.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
            if (month.isAfter(told)) {
                told = month;
                progress.accept("replaying " + month.toString().substring(0, 7));
            }
        }
        replay.finish(history.last());
    }

    private Summary report(Store store, AlertLog log, Loader loader, History history, Effort effort)
            throws IOException {
        var alerts = log.alerts().stream()
                .filter(alert -> !alert.at().isBefore(history.first()))
                .toList();
        var labels = options.known()
                .map(file -> Labels.read(file, options.corpus(), setup).between(history.first(), history.last()))
                .orElse(Labels.NONE);
        var verdicts = labels.match(alerts, setup, loader::isValue);
        var corrections =
                Corrections.read(options.journal(), journal, setup).match(alerts, history.first(), history.last());
        var summary = summary(history, alerts.size(), verdicts, corrections, effort);
        var reports = new Reports(options.out());
        reports.alerts(alerts);
        reports.incidents(store, alerts);
        reports.found(verdicts);
        reports.corrections(corrections);
        reports.summary(summary);
        return summary;
    }

    private static Summary summary(
            History history,
            int alerts,
            List<Labels.Verdict> verdicts,
            List<Corrections.Verdict> corrections,
            Effort effort) {
        long days = history.days();
        int found = (int)
                verdicts.stream().filter(verdict -> verdict.alert().isPresent()).count();
        return new Summary(
                days,
                history.batches().stream().mapToInt(List::size).sum(),
                alerts,
                alerts / (double) days,
                verdicts.size(),
                found,
                verdicts.isEmpty() ? Optional.empty() : Optional.of(found / (double) verdicts.size()),
                (int) corrections.stream()
                        .filter(Corrections.Verdict::wasVisible)
                        .count(),
                (int) corrections.stream()
                        .filter(one -> one.wasVisible() && one.alert().isPresent())
                        .count(),
                effort.wallSeconds(),
                effort.cpuSeconds());
    }

    /** The database's own user has to get through it, and nobody else may look into it. */
    private static Path directory() throws IOException {
        Path directory = Files.createTempDirectory("headwater-backtest");
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        }
        return directory;
    }

    private static void delete(Path directory) throws IOException {
        try (var walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /**
     * The part of a journal that is replayed.
     *
     * @param before what was there when it begins: the last version of each file, at the moment before
     */
    record History(List<Entry> before, List<List<Entry>> batches) {
        static History of(List<List<Entry>> all, Options options) {
            Instant from = options.from().map(History::start).orElse(Instant.MIN);
            Instant to = options.to().map(day -> start(day.plusDays(1))).orElse(Instant.MAX);
            var batches = all.stream()
                    .filter(batch -> !batch.getFirst().at().isBefore(from)
                            && batch.getFirst().at().isBefore(to))
                    .toList();
            if (batches.isEmpty()) {
                throw new JournalException("the journal has no loads between --from and --to");
            }
            var before = new LinkedHashMap<String, Entry>();
            all.stream()
                    .flatMap(List::stream)
                    .filter(entry -> entry.at().isBefore(from))
                    .forEach(entry -> {
                        before.remove(entry.path());
                        if (entry.kind() != Journal.Kind.REMOVED) {
                            before.put(entry.path(), entry);
                        }
                    });
            return new History(List.copyOf(before.values()), batches);
        }

        private static Instant start(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        /** When the clock begins: with what was there before, or with the first load. */
        Instant begin() {
            return before.stream().map(Entry::at).max(Comparator.naturalOrder()).orElse(first());
        }

        Instant first() {
            return batches.getFirst().getFirst().at();
        }

        Instant last() {
            return batches.getLast().getFirst().at();
        }

        long days() {
            return ChronoUnit.DAYS.between(day(first()), day(last())) + 1;
        }

        private static LocalDate day(Instant at) {
            return at.atZone(ZoneOffset.UTC).toLocalDate();
        }
    }
}
