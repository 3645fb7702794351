package io.headwater.server.http;

import io.headwater.core.access.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Versions as entity tags (RFC 9110, section 8.8.3): what is changed is what was read. */
public final class Etags {
    private Etags() {}

    public static <T> ResponseEntity<T> tagged(long version, T body) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }

    /**
     * The version that a change was made from.
     *
     * @throws IllegalArgumentException when the header is missing or not a version
     */
    public static long need(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new IllegalArgumentException("If-Match: send the ETag of what you read");
        }
        try {
            return Long.parseLong(ifMatch.replace("\"", "").strip());
        } catch (NumberFormatException _) {
            throw new Stale("what you read");
        }
    }

    /** Refuses a change that was made from another version; without the header there is nothing to compare. */
    public static void check(@Nullable String ifMatch, long version, String what) {
        if (ifMatch != null && need(ifMatch) != version) {
            throw new Stale(what);
        }
    }
}
