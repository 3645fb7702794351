package io.headwater.server.http.asset;

import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.detect.Judgements.Stretch;
import io.headwater.server.http.Paging;
import io.headwater.wire.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which judgements of a monitor to list.
 *
 * @param segment a JSON object of field to value; absent for all rows
 */
record VerdictFilter(
        @Nullable String segment,
        @Nullable State state,
        @Nullable String after,
        @Nullable Integer limit) {
    Segment of() {
        return segment(segment);
    }

    Stretch stretch() {
        return new Stretch(
                Optional.ofNullable(state), Optional.ofNullable(after), Paging.most(limit == null ? 20 : limit));
    }

    /** A segment as routes name it. */
    static Segment segment(@Nullable String segment) {
        return segment == null || segment.isBlank() ? Segment.ALL : new Segment(Json.readTexts(segment));
    }
}
