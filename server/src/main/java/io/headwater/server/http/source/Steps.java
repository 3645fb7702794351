package io.headwater.server.http.source;

import io.headwater.core.collect.Collector.Step;
import io.headwater.server.http.source.SourceRow.StepRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Listens to a connection test and times its steps. */
final class Steps {
    private final InstantSource clock;
    private final List<StepRow> rows = new ArrayList<>();
    private Instant last;

    Steps(InstantSource clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    void heard(Step step) {
        var now = clock.instant();
        rows.add(StepRow.of(step, Duration.between(last, now)));
        last = now;
    }

    List<StepRow> rows() {
        return List.copyOf(rows);
    }
}
