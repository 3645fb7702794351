package io.headwater.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Grant;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Role;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route with what it needs; one that says nothing fails here, and is denied to everybody there. */
class RouteTest {
    private static final TestServer SERVER = TestServer.one();
    private static final String FOR_EVERYBODY = "GET /, GET /api/v1/openapi.json, GET /health/live, GET /health/ready,"
            + " GET /ui/{file}, POST /api/v1/session";

    @Test
    void saysWhatItNeeds() {
        assertThat(routes())
                .allSatisfy((route, method) -> assertThat(
                                method.hasMethodAnnotation(Needs.class) ^ method.hasMethodAnnotation(Everybody.class))
                        .describedAs(route)
                        .isTrue());
    }

    @Test
    void isForEverybodyOnlyWhereListed() {
        var open = routes().entrySet().stream()
                .filter(route -> route.getValue().hasMethodAnnotation(Everybody.class))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(String.join(", ", open)).isEqualTo(FOR_EVERYBODY);
    }

    @Test
    void letsNobodyInWithoutSigningIn() {
        needing()
                .forEach((route, _) -> assertThat(SERVER.send(request(SERVER.anonymous(path(route)), route))
                                .statusCode())
                        .describedAs(route)
                        .isEqualTo(401));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void letsEachRoleDoWhatItMayAndNothingElse(Role role) {
        String token = SERVER.token(Grant.everywhere(role));
        needing().forEach((route, needs) -> {
            var request = SERVER.anonymous(path(route)).header("Authorization", "Bearer " + token);
            int status = SERVER.send(request(request, route)).statusCode();
            boolean allowed = role.permits(needs);

            if (!allowed) {
                assertThat(status).describedAs(route).isEqualTo(403);
            } else if (role == Role.ADMIN) {
                assertThat(status).describedAs(route).isNotIn(401, 403, 500);
            } else {
                assertThat(status).describedAs(route).isNotIn(401, 500);
            }
        });
    }

    private static Map<String, Permission> needing() {
        var needing = new TreeMap<String, Permission>();
        routes().forEach((route, method) -> Optional.ofNullable(method.getMethodAnnotation(Needs.class))
                .filter(_ -> !route.contains("/events") && !route.startsWith("DELETE /api/v1/session"))
                .ifPresent(needs -> needing.put(route, needs.value())));
        return needing;
    }

    private static Map<String, HandlerMethod> routes() {
        var routes = new TreeMap<String, HandlerMethod>();
        SERVER.server()
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> {
                    if (method.getBeanType().getPackageName().startsWith("io.headwater")) {
                        routes.put(name(info), method);
                    }
                });
        return routes;
    }

    private static String name(RequestMappingInfo info) {
        String method =
                info.getMethodsCondition().getMethods().iterator().next().name();
        String path = info.getPatternValues().stream().sorted().findFirst().orElseThrow();
        return method + " " + path;
    }

    private static String path(String route) {
        return Arrays.asList(route.split(" ", -1)).getLast().replaceAll("\\{[a-z]+}", "999999");
    }

    private static HttpRequest.Builder request(HttpRequest.Builder request, String route) {
        String method = route.substring(0, route.indexOf(' '));
        return request.method(method, HttpRequest.BodyPublishers.ofString("{}"));
    }
}
