package io.headwater.server.http;

import io.headwater.store.Store;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What every request passes: names, sizes, who is asking, forgery, permission. */
@Configuration(proxyBeanMethods = false)
class SecurityChain {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            Store store,
            InstantSource clock,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        http.addFilterBefore(new SigninFilter(store, clock), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(new OfSession())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(SecurityChain::isForgeable))
                .addFilterAfter(new RepeatFilter(store, clock), CsrfFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests
                        // the end of an answer that was allowed when it began, or of one that failed
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(new RouteGuard(routes)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((_, response, _) -> unknown(response))
                        .accessDeniedHandler((_, response, _) -> denied(response)))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .frameOptions(frame -> frame.deny()))
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable);
        return http.build();
    }

    /**
     * Only what a browser may send by itself can be forged: requests that a session cookie vouches for. Signing in is
     * vouched for by its link, whatever cookie an earlier session left.
     */
    private static boolean isForgeable(HttpServletRequest request) {
        boolean signIn =
                request.getMethod().equals("POST") && request.getRequestURI().equals("/api/v1/session");
        return !signIn
                && !SAFE.contains(request.getMethod())
                && SecurityContextHolder.getContext().getAuthentication() instanceof Visitor visitor
                && visitor.csrf().isPresent();
    }

    private static void unknown(HttpServletResponse response) throws IOException {
        Problems.write(response, Problem.of(HttpStatus.UNAUTHORIZED, "sign in, or send a token that is valid"));
    }

    private static void denied(HttpServletResponse response) throws IOException {
        boolean known = SecurityContextHolder.getContext().getAuthentication() instanceof Visitor;
        if (!known) {
            unknown(response);
            return;
        }
        Problems.write(
                response,
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "your role does not allow this, or the header X-CSRF-Token of the session is missing"));
    }

    /** The token that was made with the session. */
    private static final class OfSession implements CsrfTokenRepository {
        @Override
        public CsrfToken generateToken(HttpServletRequest request) {
            String csrf = SecurityContextHolder.getContext().getAuthentication() instanceof Visitor visitor
                    ? visitor.csrf().orElse("none")
                    : "none";
            return new DefaultCsrfToken("X-CSRF-Token", "_csrf", csrf);
        }

        @Override
        public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
            // it lives and dies with the session
        }

        @Override
        public CsrfToken loadToken(HttpServletRequest request) {
            return generateToken(request);
        }
    }
}
