package io.headwater.server.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers only to names it knows as its own, so that no other name can be bound to its address (DNS rebinding). */
final class HostFilter extends OncePerRequestFilter {
    private final Set<String> known;

    /** Answers to these names, in lower case and without a port. */
    HostFilter(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host");
        if (host != null && known.contains(bare(host))) {
            chain.doFilter(request, response);
        } else {
            Problems.write(
                    response,
                    Problem.of(HttpStatus.MISDIRECTED_REQUEST, "this name is not known; allow it: --allowed-host"));
        }
    }

    private static String bare(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon > host.indexOf(']') ? host.substring(0, colon) : host;
        return name.toLowerCase(Locale.ROOT);
    }
}
