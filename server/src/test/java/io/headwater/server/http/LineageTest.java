package io.headwater.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Grant;
import io.headwater.core.access.Role;
import io.headwater.core.catalog.AssetId;
import io.headwater.wire.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What feeds what over HTTP, from run events that were posted. */
class LineageTest {
    private static final TestServer SERVER = TestServer.one();

    private static long raw;
    private static long core;
    private static long mart;

    @BeforeAll
    static void twoJobsOneAfterTheOther() {
        run("fill_core", "lin.raw.t", "lin.core.t", "amount", "total");
        run("fill_mart", "lin.core.t", "lin.mart.t", "total", "revenue");
        raw = id("lin.raw.t");
        core = id("lin.core.t");
        mart = id("lin.mart.t");
    }

    @Test
    void tellsWhatIsUpstreamWithWhoSaysSo() {
        var page = get("/api/v1/assets/%d/lineage?direction=UPSTREAM".formatted(mart));

        assertThat(names(page)).containsExactly("core.t 1", "fill_mart 1", "raw.t 2", "fill_core 2");
        assertThat(page.at("/complete").asBoolean()).isTrue();
        assertThat(page.at("/total/DATASET").asInt()).isEqualTo(2);
        assertThat(page.at("/items/0/via/0/layers/0").asString()).isEqualTo("OPENLINEAGE");
        assertThat(page.at("/items/0/lastLoad").isMissingNode()).isFalse();
        var evidence =
                get("/api/v1/evidence/" + page.at("/items/0/via/0/evidence/0").asLong());
        assertThat(evidence.at("/about/shortName").asString()).isEqualTo("fill_mart");
    }

    @Test
    void followsOneField() {
        var page = get("/api/v1/assets/%d/lineage?direction=DOWNSTREAM&field=amount".formatted(raw));

        assertThat(page.at("/items").valueStream().map(item -> item.at("/field").asString()))
                .containsExactly("total", "revenue");
        assertThat(get("/api/v1/assets/%d/lineage?direction=DOWNSTREAM&field=other".formatted(raw))
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void limitsDepthLayersAndMoment() {
        String upstream = "/api/v1/assets/%d/lineage?".formatted(mart);

        assertThat(names(get(upstream + "depth=1"))).containsExactly("core.t 1", "fill_mart 1");
        assertThat(get(upstream + "layer=SQL&layer=WAREHOUSE").at("/items")).isEmpty();
        assertThat(get(upstream + "asOf=2020-01-01T00:00:00Z").at("/items")).isEmpty();
        assertThat(get(upstream + "asOf=2026-03-03T00:00:00Z").at("/items")).hasSize(4);
    }

    @Test
    void comesInStretches() {
        String upstream = "/api/v1/assets/%d/lineage?limit=3".formatted(mart);
        var first = get(upstream);

        assertThat(names(first)).containsExactly("core.t 1", "fill_mart 1", "raw.t 2");
        var rest = get(upstream + "&after=" + first.at("/next").asString());
        assertThat(names(rest)).containsExactly("fill_core 2");
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void tellsWhereFieldsComeFromAndByWhichWays() {
        var origins = get("/api/v1/assets/%d/field-origins".formatted(core));
        assertThat(origins.at("/items/0/field").asString()).isEqualTo("total");
        assertThat(origins.at("/items/0/origins/0/field").asString()).isEqualTo("amount");
        assertThat(origins.at("/items/0/origins/0/relation").asString()).isEqualTo("AGGREGATION");

        var paths = get("/api/v1/assets/%d/paths?to=%d&field=amount&toField=revenue".formatted(raw, mart));
        assertThat(paths.at("/items")).hasSize(1);
        assertThat(paths.at("/items/0/nodes")
                        .valueStream()
                        .map(node -> node.at("/field").asString()))
                .containsExactly("amount", "total", "revenue");
        var whole = get("/api/v1/assets/%d/paths?to=%d".formatted(raw, mart));
        assertThat(whole.at("/items")).hasSize(1);
        assertThat(whole.at("/items/0/nodes")
                        .valueStream()
                        .map(node -> node.at("/asset/shortName").asString()))
                .containsExactly("raw.t", "core.t", "mart.t");
        assertThat(get("/api/v1/assets/%d/paths?to=%d".formatted(mart, raw)).at("/items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"depth=0, depth", "depth=101, depth", "after=x, after", "after=-1, after", "limit=0, limit"})
    void saysWhichParameterIsWrong(String parameter, String named) {
        var answer = SERVER.get("/api/v1/assets/%d/lineage?%s".formatted(mart, parameter));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
    }

    @Test
    void leavesOutWhatLiesInADomainThatTheReaderMayNotSeeAndSaysSo() {
        SERVER.post("/api/v1/domains", "{\"name\":\"lineage-test\",\"prefixes\":[]}");
        move(mart, "lineage-test");
        try {
            String token = SERVER.token(Grant.in(new DomainName("lineage-test"), Role.VIEWER));
            var page = Json.readTree(SERVER.send(SERVER.anonymous("/api/v1/assets/%d/lineage".formatted(mart))
                            .header("Authorization", "Bearer " + token)
                            .GET())
                    .body());

            assertThat(page.at("/items")).isEmpty();
            assertThat(page.at("/complete").asBoolean()).isFalse();
            assertThat(page.at("/reason").asString()).isEqualTo("4 of these lie in domains that you may not see");
            assertThat(SERVER.send(SERVER.anonymous("/api/v1/assets/%d/lineage".formatted(core))
                                    .header("Authorization", "Bearer " + token)
                                    .GET())
                            .statusCode())
                    .isEqualTo(404);
        } finally {
            move(mart, "general");
        }
    }

    private static void move(long asset, String domain) {
        var parts = SERVER.server().assembly().parts();
        parts.store().change(books -> books.assets().domain(new AssetId(asset), new DomainName(domain)));
    }

    private static List<String> names(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(item -> "%s %d"
                        .formatted(
                                item.at("/asset/shortName").asString(),
                                item.at("/depth").asInt()))
                .toList();
    }

    private static long id(String name) {
        return get("/api/v1/assets?text=" + name).at("/items/0/id").asLong();
    }

    private static JsonNode get(String path) {
        var answer = SERVER.get(path);
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
        return Json.readTree(answer.body());
    }

    private static void run(String job, String input, String output, String from, String to) {
        String event = """
            {"eventType":"COMPLETE","eventTime":"2026-03-02T06:00:00Z","producer":"p","schemaURL":"s",
             "run":{"runId":"%1$s"},"job":{"namespace":"lin","name":"%1$s"},
             "inputs":[{"namespace":"postgres://lin:5432","name":"%2$s"}],
             "outputs":[{"namespace":"postgres://lin:5432","name":"%3$s","facets":{"columnLineage":{"fields":{"%5$s":
               {"inputFields":[{"namespace":"postgres://lin:5432","name":"%2$s","field":"%4$s",
                 "transformations":[{"type":"DIRECT","subtype":"AGGREGATION"}]}]}}}}}]}\
            """.formatted(job, input, output, from, to);
        assertThat(SERVER.post("/api/v1/lineage", event).statusCode()).isEqualTo(201);
    }
}
