package io.headwater.server.http;

import io.headwater.core.access.Principal;
import io.headwater.core.access.Repeats.Answered;
import io.headwater.store.Store;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Answers a create that is repeated with its {@code Idempotency-Key} as it was answered the first time. What is told
 * line by line as it happens creates nothing and is not held back to be kept.
 */
final class RepeatFilter extends OncePerRequestFilter {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;

    private final Store store;
    private final InstantSource clock;

    RepeatFilter(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || MediaType.APPLICATION_NDJSON_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT))
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof Visitor);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        if (key.isBlank() || key.length() > LONGEST) {
            Problems.write(
                    response,
                    Problem.of(HttpStatus.BAD_REQUEST, new Problem.FieldError(HEADER, "1 to 200 characters")));
            return;
        }
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Visitor visitor) {
            answer(new Asked(visitor.principal(), key, what(request)), request, response, chain);
        }
    }

    /** A request with its key. */
    private record Asked(Principal principal, String key, String what) {}

    private void answer(Asked asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var before = store.read(books -> books.repeats().find(asked.principal(), asked.key()));
        if (before.isEmpty()) {
            var kept = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, kept);
            keep(asked, kept);
            kept.copyBodyToResponse();
        } else if (before.get().request().equals(asked.what())) {
            response.setStatus(before.get().status());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(before.get().body().getBytes(StandardCharsets.UTF_8));
        } else {
            Problems.write(
                    response,
                    Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            new Problem.FieldError(HEADER, "was used for another request; take a new one")));
        }
    }

    private void keep(Asked asked, ContentCachingResponseWrapper response) {
        if (HttpStatus.valueOf(response.getStatus()).is2xxSuccessful()) {
            var body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
            var answered = new Answered(asked.what(), response.getStatus(), body);
            store.change(books -> books.repeats().keep(asked.principal(), asked.key(), answered, clock.instant()));
        }
    }

    private static String what(HttpServletRequest request) {
        var held = WebUtils.getNativeRequest(request, BodyLimit.Held.class);
        String text =
                "%s %s\n%s".formatted(request.getMethod(), request.getRequestURI(), held == null ? "" : held.text());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
