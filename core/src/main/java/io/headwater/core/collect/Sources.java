package io.headwater.core.collect;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The connected sources, and how they stand. */
public interface Sources {

    List<ConnectedSource> all(Principal principal);

    Optional<ConnectedSource> find(Principal principal, SourceId id);

    /**
     * Connects a source; its secret is sealed.
     *
     * @throws IllegalArgumentException when the name is taken
     */
    ConnectedSource add(Principal principal, ConnectedSource draft, Instant now);

    /** Replaces settings, limits, zone and pace. */
    ConnectedSource save(Principal principal, ConnectedSource changed);

    /** Disconnects it; what was learnt stays. */
    void remove(Principal principal, SourceId id, Instant now);

    Status status(SourceId id, Instant now);

    /** Notes that the source is surveyed for the first time. */
    void surveying(SourceId id, Instant now);

    /** Notes how many of its datasets were measured or tried by now; the collection is over when all were. */
    void measuring(SourceId id, Instant now);

    /** Notes that the source was surveyed. */
    void surveyed(SourceId id, Collector.Seen seen, Instant now);

    /** Notes that the source could not be read. */
    void troubled(SourceId id, Trouble trouble, Instant now);

    /** Notes time that a statement took. */
    void used(SourceId id, Duration took, Instant now);

    /**
     * How a source stands.
     *
     * @param state in a word
     * @param since when it came into this state
     * @param used how long statements ran in the last hour, added up
     * @param unreadable datasets that the role may not read
     */
    record Status(
            State state,
            Optional<Trouble> trouble,
            Instant since,
            Progress progress,
            Optional<Instant> collected,
            Duration used,
            List<String> unreadable) {
        public Status {
            unreadable = List.copyOf(unreadable);
        }
    }

    /** In a word. */
    enum State {
        NEW,
        COLLECTING,
        WELL,
        TROUBLED
    }

    /** What a collection is doing, and how far it is. */
    record Progress(String doing, int done, int total) {
        public static final Progress NONE = new Progress("", 0, 0);
    }
}
