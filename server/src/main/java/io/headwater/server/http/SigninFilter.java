package io.headwater.server.http;

import io.headwater.core.access.People;
import io.headwater.store.Store;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is asking: by a bearer token, or by the cookie of a web session. */
final class SigninFilter extends OncePerRequestFilter {
    static final String COOKIE = "headwater_session";
    private static final String BEARER = "Bearer ";

    private final Store store;
    private final InstantSource clock;

    SigninFilter(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        visitor(request).ifPresent(visitor -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(visitor);
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    private Optional<Visitor> visitor(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null) {
            return header.startsWith(BEARER)
                    ? ask(people -> people.token(
                                    header.substring(BEARER.length()).strip(), clock.instant()))
                            .map(principal -> new Visitor(principal, Optional.empty()))
                    : Optional.empty();
        }
        return cookie(request)
                .flatMap(session -> ask(people -> people.session(session, clock.instant())))
                .map(signedIn -> new Visitor(signedIn.principal(), Optional.of(signedIn.csrf())));
    }

    private <T> T ask(java.util.function.Function<People, T> question) {
        return store.write(books -> question.apply(books.people()));
    }

    static Optional<String> cookie(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.equals("/metrics");
    }
}
