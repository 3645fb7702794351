package io.headwater.server.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a stretch of a list may be. */
public final class Paging {
    private static final int LONGEST = 500;
    private static final int USUAL = 50;

    private Paging() {}

    /** The number of items that was asked for. */
    public static int most(int limit) {
        if (limit < 1 || limit > LONGEST) {
            throw new IllegalArgumentException("limit: 1 to %d, not %d".formatted(LONGEST, limit));
        }
        return limit;
    }

    /** Which stretch of a list that can be narrowed by nothing else. */
    public record Stretch(@Nullable String after, @Nullable Integer limit) {
        /** Where it begins; empty for the start of the list. */
        public Optional<String> begins() {
            return Optional.ofNullable(after);
        }

        public int most() {
            return Paging.most(limit == null ? USUAL : limit);
        }
    }
}
