package io.headwater.server.http;

import io.headwater.core.access.Denied;
import io.headwater.core.access.Missing;
import io.headwater.core.access.Stale;
import io.headwater.wire.Json;
import io.headwater.wire.MalformedException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns what went wrong into a problem document that names the field and the remedy. */
@RestControllerAdvice
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Pattern MISSING = Pattern.compile("(?:creator|null value for) property ['\"]([^'\"]+)['\"]");
    private static final Pattern OF_FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9.-]*): (.*)", Pattern.DOTALL);

    @ExceptionHandler
    ResponseEntity<Problem> denied(Denied e) {
        return answer(Problem.of(HttpStatus.FORBIDDEN, said(e)));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(Missing e) {
        return answer(Problem.of(HttpStatus.NOT_FOUND, said(e)));
    }

    @ExceptionHandler
    ResponseEntity<Problem> stale(Stale e) {
        return answer(Problem.of(HttpStatus.PRECONDITION_FAILED, said(e)));
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrong(IllegalArgumentException e) {
        return answer(ofField(said(e)));
    }

    @ExceptionHandler
    ResponseEntity<Problem> malformed(MalformedException e) {
        return answer(Problem.of(HttpStatus.BAD_REQUEST, "not JSON: " + said(e)));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        return answer(
                e.getCause() instanceof JacksonException json
                        ? ofJson(json)
                        : Problem.of(HttpStatus.BAD_REQUEST, "a JSON body is needed"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mismatched(MethodArgumentTypeMismatchException e) {
        return answer(Problem.of(
                HttpStatus.BAD_REQUEST, new Problem.FieldError(e.getName(), "not a value of this: " + e.getValue())));
    }

    @ExceptionHandler
    ResponseEntity<Problem> lacking(MissingServletRequestParameterException e) {
        return answer(
                Problem.of(HttpStatus.BAD_REQUEST, new Problem.FieldError(e.getParameterName(), "a value is needed")));
    }

    /** The browser went away. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        LOG.debug("reader went away reason={}", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e) {
        if (e instanceof ErrorResponse known) {
            return answer(known.getStatusCode(), known.getBody().getDetail());
        }
        LOG.error("request failed", e);
        return answer(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "something broke here; the log says what"));
    }

    static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(Json.writeBytes(problem));
    }

    private static Problem ofField(String message) {
        var matcher = OF_FIELD.matcher(message);
        return matcher.matches()
                ? Problem.of(HttpStatus.BAD_REQUEST, new Problem.FieldError(matcher.group(1), matcher.group(2)))
                : Problem.of(HttpStatus.BAD_REQUEST, message);
    }

    private static Problem ofJson(JacksonException e) {
        String message = e.getOriginalMessage().lines().findFirst().orElse("not readable");
        if (e.getCause() instanceof IllegalArgumentException refused) {
            return ofField(said(refused));
        }
        var missing = MISSING.matcher(message);
        if (missing.find()) {
            return Problem.of(HttpStatus.BAD_REQUEST, new Problem.FieldError(missing.group(1), "a value is needed"));
        }
        if (!(e instanceof DatabindException) || e.getPath().isEmpty()) {
            var place = e.getLocation();
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "not JSON: line %d, column %d: %s".formatted(place.getLineNr(), place.getColumnNr(), message));
        }
        String path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("."));
        return Problem.of(HttpStatus.BAD_REQUEST, new Problem.FieldError(path, message));
    }

    private static ResponseEntity<Problem> answer(
            HttpStatusCode code, @org.jspecify.annotations.Nullable String detail) {
        var status = HttpStatus.valueOf(code.value());
        return answer(Problem.of(status, detail == null ? status.getReasonPhrase() : detail));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String said(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
