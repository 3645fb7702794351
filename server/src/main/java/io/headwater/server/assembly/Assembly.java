package io.headwater.server.assembly;

import io.headwater.server.explain.Explaining;
import io.headwater.server.explain.Turns;
import io.headwater.server.graph.Graphs;
import io.headwater.server.graph.StatementReader;
import io.headwater.store.Jobs;
import io.headwater.store.Jobs.Work;
import java.time.Instant;
import java.util.Map;

/** Everything put together: the jobs that run by themselves, and the operations that people call. */
public final class Assembly {
    private final Parts parts;
    private final Intake intake;
    private final Graphs graphs;
    private final Map<String, Work> works;

    /** Puts the parts together; nothing runs yet. */
    public Assembly(Parts parts) {
        this.parts = parts;
        this.intake = new Intake(parts);
        var collecting = new Collecting(parts);
        var turns = new Turns();
        var measuring = new Measuring(parts, turns);
        var arrivals = new Arrivals(parts);
        var delivering = new Delivering(parts);
        var digesting = new Digesting(parts);
        var texts = new StatementReader(parts.store());
        var explaining = new Explaining(
                parts.store(),
                parts::source,
                turns,
                (books, lane, now) -> books.agenda().noLaterThan(Job.DELIVER, lane.text(), now));
        this.graphs = new Graphs(parts.store());
        this.works = Map.of(
                Job.COLLECT,
                collecting::survey,
                Job.MEASURE,
                measuring::measure,
                Job.DEADLINES,
                (_, now) -> arrivals.deadlines(now),
                Job.DELIVER,
                delivering::deliver,
                Job.DIGEST,
                (_, now) -> digesting.digest(now),
                StatementReader.JOB,
                (_, now) -> {
                    var next = texts.read(now);
                    graphs.current(); // so that no question has to wait for it
                    return next;
                },
                Explaining.JOB,
                explaining::explain,
                Job.SWEEP,
                (_, now) -> delivering.sweep(now));
    }

    /** Runs jobs as they fall due, until closed. */
    public Jobs.Running start() {
        begin(parts.clock().instant());
        // Looks for what a process that died has left behind; driven by hand nothing is.
        parts.store()
                .change(books -> books.agenda()
                        .noLaterThan(Job.SWEEP, Job.ALL, parts.clock().instant()));
        return Jobs.start(parts.store(), works, parts.clock());
    }

    /** A driver that runs jobs when told to. */
    public Jobs.Driver byHand(Jobs.MovableClock clock) {
        begin(clock.instant());
        return Jobs.byHand(parts.store(), works, clock);
    }

    public Intake intake() {
        return intake;
    }

    /** Operations on incidents. */
    public Responding responding() {
        return new Responding(parts);
    }

    /** Operations on sources, channels and audiences. */
    public Connecting connecting() {
        return new Connecting(parts);
    }

    /** Operations on assets and monitors. */
    public Watching watching() {
        return new Watching(parts);
    }

    /** Series with their bands. */
    public Charting charting() {
        return new Charting(parts);
    }

    /** What feeds what. */
    public Graphs graphs() {
        return graphs;
    }

    /** What works and what does not. */
    public Examining examining() {
        return new Examining(parts);
    }

    /** Lets the first people in. */
    public Admitting admitting() {
        return new Admitting(parts);
    }

    public Parts parts() {
        return parts;
    }

    private void begin(Instant now) {
        parts.store().change(books -> {
            books.agenda().noLaterThan(Job.DIGEST, Job.ALL, now);
            books.agenda().noLaterThan(Job.DEADLINES, Job.ALL, now);
            StatementReader.begin(books, now);
        });
    }
}
