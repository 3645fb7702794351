package io.headwater.core.detect;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Page;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Segment;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.Label;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What monitors thought, as they thought it, and what people said of it. */
public interface Judgements {

    /** Keeps a judgement, and how the series stands after it. */
    default void record(MonitorId monitor, Segment segment, Judgement judgement, Instant now) {
        record(List.of(new Judged(monitor, segment, judgement, Judge.why(judgement))), now);
    }

    /** The same for many at once. */
    void record(List<Judged> judged, Instant now);

    /** How a series stands when its signal is not measured: freshness, schema, runs. */
    void stand(MonitorId monitor, Segment segment, Standing standing);

    /** The series of a monitor as they stand. */
    List<Standing> standings(MonitorId monitor);

    /** Monitors with how they stand. */
    Page<Watched> page(Principal principal, Search search);

    /** How many monitors of each asset stand how; only those that are switched on count. */
    Map<AssetId, Map<State, Integer>> health(Collection<AssetId> assets);

    /** When the next deadline of any monitor passes. */
    Optional<Instant> nextDeadline();

    /** Monitors with a deadline that has passed. */
    List<MonitorId> overdue(Instant now);

    /** Judgements on buckets from a moment on, the latest of each bucket, oldest first. */
    List<Kept> kept(MonitorId monitor, Segment segment, Instant from);

    /** All judgements of a series as they were made, the latest bucket first; one bucket may have several. */
    Page<Kept> history(MonitorId monitor, Segment segment, Stretch stretch);

    /**
     * Which of the judgements of a series to list.
     *
     * @param state empty for all
     * @param after where the last page ended
     */
    record Stretch(Optional<State> state, Optional<String> after, int most) {}

    Map<Segment, List<Label>> labels(MonitorId monitor);

    /** The same with who said it, the latest first. */
    List<Saying> said(MonitorId monitor);

    /** Takes one of them back: it is kept, and teaches nothing any more. False where there is none. */
    boolean takeBack(MonitorId monitor, long saying, Said said);

    /** What people said about all monitors of an asset. */
    Map<MonitorId, Map<Segment, List<Label>>> labels(AssetId asset);

    void label(MonitorId monitor, Segment segment, Label label, Said said);

    /**
     * What was thought of one window of all tables of a source, in one signal; of a table with several such series the
     * one farthest out. Nothing where fewer stand anomalous than can have anything in common.
     */
    List<Alike> alike(SourceId source, Signal signal, Instant bucket);

    /**
     * How new data of a source's tables came lately: those that have been late since no earlier moment than this, which are
     * anomalous, and those whose data came since. Nothing where fewer are late than can have anything in common.
     */
    List<Alike> late(SourceId source, Instant since);

    /**
     * What was thought of a table.
     *
     * @param z how many times the ordinary noise the value lies from the middle, signed
     */
    record Alike(MonitorId monitor, AssetId asset, boolean isAnomalous, double z) {}

    /**
     * A judgement with the series it is about.
     *
     * @param text how the series stands after it, in words
     */
    record Judged(MonitorId monitor, Segment segment, Judgement judgement, String text) {}

    /**
     * Who said it and when.
     *
     * @param occasion what it was said about, for example {@code INC-214}; empty when nothing was open
     */
    record Said(String by, Instant at, Optional<String> occasion) {}

    /** A label with its number, and who said it. */
    record Saying(long number, Segment segment, Label label, Said said) {}

    /** A judgement with the moment it was made. */
    record Kept(Judgement judgement, Instant judged) {}

    /**
     * How a series stands.
     *
     * @param due when new data is late, for freshness
     */
    record Standing(Segment segment, State state, String text, Instant since, Instant judged, Optional<Instant> due) {}

    /**
     * A monitor with what it watches and how it stands.
     *
     * @param standing its worst series; empty before the first judgement
     */
    record Watched(Monitor monitor, AssetName asset, Optional<Standing> standing) {}

    /**
     * What to list.
     *
     * @param text part of the asset's or field's name; empty for all
     * @param after where the last page ended
     */
    record Search(
            String text,
            Optional<AssetId> asset,
            Optional<Signal.Family> family,
            Optional<State> state,
            Sort sort,
            Optional<String> after,
            int most) {}

    /** In which order to list. */
    enum Sort {
        /** By the asset's name. */
        ASSET,
        /** What is anomalous first, then what could not be measured; by the asset's name within. */
        STATE
    }

    /** In a word, worst first. */
    enum State {
        ANOMALOUS,
        NOT_MEASURED,
        LEARNING,
        HEALTHY
    }
}
