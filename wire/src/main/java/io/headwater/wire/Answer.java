package io.headwater.wire;

import java.util.Map;
import java.util.Optional;

/** What came of a request. */
public sealed interface Answer {

    /**
     * The other side answered.
     *
     * @param headers by lower-case name, the first value of each
     * @param body cut at a megabyte; not for the eyes of users
     */
    record Answered(int status, Map<String, String> headers, String body) implements Answer {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** The request was not made: it must not go there. The reason names the setting that would allow it. */
    record Refused(String reason) implements Answer {}

    /** There was no answer, or not in time. */
    record Unreachable(String reason) implements Answer {}
}
