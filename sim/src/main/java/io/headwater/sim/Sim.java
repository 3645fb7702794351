package io.headwater.sim;

import io.headwater.wire.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The company for a demo: founded with half a year of history and the demo's script, then kept alive.
 *
 * <p>Prepared again with the same warehouse it goes on where it stopped, and makes up for what it missed.
 */
public final class Sim implements AutoCloseable {
    private static final int HISTORY_DAYS = 180;
    private static final int MOST_HISTORY_EVENTS = 2_500;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    private final Company company;
    private final Gateway gateway;
    private final Lineage lineage;
    private final RunEvents events;

    private Sim(Settings settings, Company company) throws IOException {
        this.company = company;
        this.gateway = new Gateway();
        this.lineage = settings.lineage(gateway);
        this.events = new RunEvents(
                company.jobs(), settings.namespace(), settings.warehouse().database());
    }

    /**
     * What a company needs.
     *
     * @param warehouse an empty database, or one that a company was founded in
     * @param readerPassword of the role {@code shop_reader}, who may read every table
     * @param lineageBase where OpenLineage events go to, on this machine
     * @param token what lets them in
     * @param namespace of the tables in events; {@link Warehouse#namespace()} unless a catalog names them otherwise
     * @param seed the company's chance; of no effect on one that exists
     * @param zone where its days begin; of no effect on one that exists
     */
    public record Settings(
            Warehouse warehouse,
            String readerPassword,
            Optional<URI> lineageBase,
            String token,
            String namespace,
            long seed,
            ZoneId zone) {

        /** Without what lets anybody in. */
        @Override
        public String toString() {
            return "%s, lineage to %s as %s, seed %d, %s".formatted(warehouse, lineageBase, namespace, seed, zone);
        }

        private Lineage lineage(Gateway gateway) {
            return lineageBase
                    .<Lineage>map(base -> new Lineage.Posting(gateway, base, token, THIS_MACHINE))
                    .orElse(new Lineage.Silent());
        }
    }

    /** The company as it is at a moment, founded with the demo's script if there is none; tells what it is doing. */
    public static Sim prepare(Settings settings, Instant now, Consumer<String> heard) {
        return prepare(settings, Script.demo(now, settings.zone()), now, heard);
    }

    /** The same with another script, which has no effect on a company that exists. */
    public static Sim prepare(Settings settings, Script script, Instant now, Consumer<String> heard) {
        var known = Company.find(settings.warehouse(), settings.readerPassword());
        var sim =
                known.map(company -> of(settings, company)).orElseGet(() -> of(settings, found(settings, script, now)));
        if (known.isPresent()) {
            heard.accept("making up for what was missed");
            sim.company.catchUp(now, heard, sim::tell);
            sim.lineage.flush();
        } else {
            sim.company.fill(now, heard);
        }
        return sim;
    }

    private static Company found(Settings settings, Script script, Instant now) {
        var founding = Founding.daysBefore(now, HISTORY_DAYS, settings.seed(), settings.zone());
        return Company.found(settings.warehouse(), founding, script, settings.readerPassword());
    }

    private static Sim of(Settings settings, Company company) {
        try {
            return new Sim(settings, company);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a way out", e);
        }
    }

    /** Makes and tells all runs that have ended by the moment. */
    public List<Run> tick(Instant now) {
        var runs = company.tick(now);
        runs.forEach(this::tell);
        lineage.flush();
        return runs;
    }

    private void tell(Run run) {
        lineage.add(events.started(run));
        lineage.add(events.ended(run));
    }

    /** Tells what ran before the company was prepared, oldest first; returns how many runs. Takes a while. */
    public int tellHistory() {
        var runs = company.recall(MOST_HISTORY_EVENTS);
        runs.forEach(run -> lineage.add(events.ended(run)));
        lineage.flush();
        return runs.size();
    }

    /** Lives by the clock, until it is closed. */
    public Live live(InstantSource clock) {
        return Live.start(clock, this::tick, Duration.ofSeconds(20));
    }

    /** What goes wrong, past and to come. */
    public List<Fault> truth() {
        return company.truth();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }
}
