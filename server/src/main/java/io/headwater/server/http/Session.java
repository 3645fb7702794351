package io.headwater.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContextHolder;

/** The web session of a request. */
public final class Session {
    private Session() {}

    /** The cookie that carries it; sent back to this site alone, and hidden from scripts. */
    public static ResponseCookie cookie(String secret, Duration lasts, HttpServletRequest request) {
        return ResponseCookie.from(SigninFilter.COOKIE, secret)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(lasts)
                .build();
    }

    /** What the request's cookie holds. */
    public static Optional<String> secret(HttpServletRequest request) {
        return SigninFilter.cookie(request);
    }

    /** What has to come back in a header with everything that changes something. */
    public static Optional<String> csrf() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Visitor visitor
                ? visitor.csrf()
                : Optional.empty();
    }
}
