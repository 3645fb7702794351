package io.headwater.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.wire.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two domains with the same in them: who may see the one never sees a word of the other, whatever she asks for. */
class TwinTest {
    private static final TestServer SERVER = TestServer.one();
    private static final String OURS = "abalone";
    private static final String THEIRS = "bezoar";
    private static String token;

    @BeforeAll
    static void fillBoth() {
        for (String twin : List.of(OURS, THEIRS)) {
            post("/api/v1/domains", "{'name':'%1$s','description':'of %1$s','prefixes':['%1$s']}".formatted(twin));
            post("/api/v1/lineage", """
                {'eventType':'COMPLETE','eventTime':'2026-03-02T08:00:00Z','run':{'runId':'good-%1$s'},
                 'job':{'namespace':'twins','name':'%1$s.load'},
                 'outputs':[{'namespace':'twins','name':'%1$s.core.orders'}]}\
                """.formatted(twin));
            post("/api/v1/lineage", """
                {'eventType':'FAIL','eventTime':'2026-03-02T09:00:00Z','run':{'runId':'bad-%1$s',
                 'facets':{'errorMessage':{'_producer':'p','_schemaURL':'s','message':'%1$s is full',
                 'programmingLanguage':'SQL'}}},
                 'job':{'namespace':'twins','name':'%1$s.load'},
                 'outputs':[{'namespace':'twins','name':'%1$s.core.orders'}]}\
                """.formatted(twin));
            post(
                    "/api/v1/calendar",
                    "{'domain':'%1$s','kind':'CAMPAIGN','name':'sale of %1$s','from':'2026-03-01T00:00:00Z','to':'2026-03-02T00:00:00Z'}"
                            .formatted(twin));
            post("/api/v1/holidays", "{'domain':'%s','country':'DE'}".formatted(twin));
        }
        var made =
                post("/api/v1/tokens", "{'name':'of one','grants':[{'role':'ADMIN','domain':'%s'}]}".formatted(OURS));
        token = made.get("secret").asString();
    }

    @Test
    void seesItsOwn() {
        assertThat(ask("/api/v1/assets?limit=200")).contains(OURS + ".core");
        assertThat(ask("/api/v1/incidents")).contains(OURS);
        assertThat(ask("/api/v1/monitors?limit=200")).contains(OURS);
        assertThat(ask("/api/v1/calendar")).contains("sale of " + OURS);
        assertThat(ask("/api/v1/holidays")).contains(OURS);
    }

    @Test
    void seesNothingOfTheOtherInAnyList() {
        for (String path : readable()) {
            for (String query : List.of("", "?limit=200", "?text=" + THEIRS, "?domain=" + THEIRS, "?state=resolved")) {
                assertThat(ask(path + query)).describedAs(path + query).doesNotContain(THEIRS);
            }
        }
    }

    @Test
    void findsNothingOfTheOtherByItsNumber() {
        Map<String, List<Long>> theirs = new TreeMap<>();
        theirs.put("assets", numbers("/api/v1/assets?limit=200&text=" + THEIRS));
        theirs.put("incidents", numbers("/api/v1/incidents?text=" + THEIRS));
        theirs.put("calendar", numbers("/api/v1/calendar?text=" + THEIRS));
        theirs.put("holidays", numbersOf("/api/v1/holidays", THEIRS));
        theirs.put("monitors", numbers("/api/v1/monitors?limit=200&text=" + THEIRS));

        assertThat(theirs.values()).allSatisfy(ids -> assertThat(ids).isNotEmpty());
        theirs.forEach((kind, ids) -> routes().stream()
                .filter(route -> route.path().startsWith("/api/v1/%s/{id}".formatted(kind)))
                .forEach(route -> ids.forEach(id -> {
                    var request = SERVER.anonymous(route.path()
                                    .replace("{id}", Long.toString(id))
                                    .replace("{number}", "1"))
                            .header("Authorization", "Bearer " + token)
                            .header("If-Match", "1")
                            .method(route.method(), BodyPublishers.ofString(body(route)));
                    var answer = SERVER.send(request);
                    assertThat(answer.statusCode())
                            .describedAs("%s %s: %s", route, id, answer.body())
                            .isIn(400, 403, 404);
                    assertThat(answer.body()).describedAs("%s %s", route, id).doesNotContain(THEIRS);
                })));
        assertThat(incidentsOf(THEIRS)).isEqualTo(1);
        assertThat(numbers("/api/v1/calendar?text=" + THEIRS)).hasSize(1);
        assertThat(numbersOf("/api/v1/holidays", THEIRS)).hasSize(1);
    }

    @Test
    void mayDoNothingThatConcernsAll() {
        var request = SERVER.anonymous("/api/v1/people")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(
                        "{\"name\":\"Mallory\",\"email\":\"m@example.org\",\"grants\":[{\"role\":\"ADMIN\"}]}"));
        assertThat(SERVER.send(request).statusCode()).isIn(400, 403);
    }

    private record Route(String method, String path) {}

    private static String body(Route route) {
        return switch (route.path().substring(route.path().lastIndexOf('/') + 1)) {
            case "resolution", "resolution-effect" -> "{\"outcome\":\"FIXED\"}";
            case "tuning-effect" -> "{\"sensitivity\":\"HIGH\"}";
            case "labels", "label-effect" ->
                "{\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\",\"outcome\":\"MISSED\"}";
            case "comments" -> "{\"text\":\"hello\"}";
            case "severity" -> "{\"severity\":\"SEV4\",\"reason\":\"mine\"}";
            case "stage" -> "{\"stage\":\"IMPACT\"}";
            case "calendar", "{id}" ->
                "{\"kind\":\"CAMPAIGN\",\"name\":\"x\",\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\"}";
            case "domain" -> "{\"domain\":\"%s\"}".formatted(OURS);
            default -> "{}";
        };
    }

    private static List<String> readable() {
        return routes().stream()
                .filter(route -> route.method().equals("GET"))
                .map(Route::path)
                .filter(path -> !path.contains("{") && !path.contains("/events"))
                .toList();
    }

    private static List<Route> routes() {
        var routes = new ArrayList<Route>();
        Json.readTree(SERVER.get("/api/v1/openapi.json").body())
                .get("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry(
                        (method, _) -> routes.add(new Route(method.toUpperCase(Locale.ROOT), path))));
        return routes;
    }

    private static long incidentsOf(String twin) {
        return numbers("/api/v1/incidents?text=" + twin).size();
    }

    private static List<Long> numbers(String path) {
        var items = Json.readTree(SERVER.get(path).body()).get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("id").asLong())
                .toList();
    }

    private static List<Long> numbersOf(String path, String domain) {
        var items = Json.readTree(SERVER.get(path).body()).get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item ->
                        item.has("domain") && item.get("domain").asString().equals(domain))
                .map(item -> item.get("id").asLong())
                .toList();
    }

    private static String ask(String path) {
        return SERVER.send(SERVER.anonymous(path)
                        .header("Authorization", "Bearer " + token)
                        .GET())
                .body();
    }

    private static JsonNode post(String path, String body) {
        var answer = SERVER.post(path, body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return Json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
