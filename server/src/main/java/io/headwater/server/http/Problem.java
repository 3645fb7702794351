package io.headwater.server.http;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * What went wrong (RFC 9457).
 *
 * @param type {@code about:blank}: the status says what kind it is
 * @param title the status in words
 * @param detail what happened and what to do
 * @param errors which fields are wrong; empty when it is not about fields
 */
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {
    /** What is wrong with one field of the request. */
    public record FieldError(String field, String message) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(HttpStatus status, String detail) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), detail, List.of());
    }

    static Problem of(HttpStatus status, FieldError error) {
        return new Problem(
                "about:blank",
                status.getReasonPhrase(),
                status.value(),
                "%s: %s".formatted(error.field(), error.message()),
                List.of(error));
    }
}
