package io.headwater.server.http;

import io.headwater.core.access.Denied;
import io.headwater.core.access.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Decides by the handler that a request is routed to, never by its path. What says nothing is denied. */
final class RouteGuard implements AuthorizationManager<RequestAuthorizationContext> {
    private final RequestMappingHandlerMapping routes;

    RouteGuard(RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> visitor, RequestAuthorizationContext context) {
        return new AuthorizationDecision(isAllowed(visitor, context.getRequest()));
    }

    private boolean isAllowed(Supplier<? extends @Nullable Authentication> visitor, HttpServletRequest request) {
        var method = handler(request);
        if (method == null) {
            return true; // there is nothing behind it: not found, method not allowed, or a page
        }
        if (method.hasMethodAnnotation(Everybody.class)) {
            return true;
        }
        var needs = method.getMethodAnnotation(Needs.class);
        return needs != null && visitor.get() instanceof Visitor known && holds(known.principal(), needs);
    }

    private static boolean holds(Principal principal, Needs needs) {
        try {
            principal.needSomewhere(needs.value());
            return true;
        } catch (Denied _) {
            return false;
        }
    }

    private @Nullable HandlerMethod handler(HttpServletRequest request) {
        Object kept = request.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE);
        try {
            var chain = routes.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method ? method : null;
        } catch (Exception _) {
            return null; // the dispatcher meets the same objection and answers it
        } finally {
            request.setAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE, kept);
        }
    }
}
