package io.headwater.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.sim.Run.Outcome;
import io.headwater.wire.Json;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunEventsTest {
    private static final Window HOUR =
            new Window(Instant.parse("2026-11-24T10:00:00Z"), Instant.parse("2026-11-24T11:00:00Z"));
    private static final Window TOOK =
            new Window(Instant.parse("2026-11-24T11:13:00Z"), Instant.parse("2026-11-24T11:13:45Z"));
    private static final Run SUCCEEDED = run(1, new Outcome.Succeeded(42));
    private static final Run FAILED = run(1, new Outcome.Failed("permission denied"));

    private final RunEvents events = new RunEvents(Jobs.ofTheShop(), "postgres://localhost:5432", "shop");

    @Test
    void nameTheTablesAsACatalogDoes() {
        var event = tree(events.started(SUCCEEDED));

        assertThat(event.at("/inputs/0/namespace").asString()).isEqualTo("postgres://localhost:5432");
        assertThat(event.at("/inputs/0/name").asString()).isEqualTo("shop.staging.stg_orders");
        assertThat(event.at("/outputs/0/name").asString()).isEqualTo("shop.core.orders");
        assertThat(event.at("/job/namespace").asString()).isEqualTo("shop");
        assertThat(event.at("/job/name").asString()).isEqualTo("core_orders");
    }

    @Test
    void sayWhenARunStarted() {
        var event = tree(events.started(SUCCEEDED));

        assertThat(event.at("/eventType").asString()).isEqualTo("START");
        assertThat(event.at("/eventTime").asString()).isEqualTo("2026-11-24T11:13:00Z");
        assertThat(event.at("/run/facets/nominalTime/nominalStartTime").asString())
                .isEqualTo("2026-11-24T10:00:00Z");
        assertThat(event.at("/run/facets/nominalTime/nominalEndTime").asString())
                .isEqualTo("2026-11-24T11:00:00Z");
        assertThat(event.at("/schemaURL").asString()).contains("/spec/2-0-2/");
        assertThat(event.at("/producer").asString()).startsWith("https://");
    }

    @Test
    void sayWhatARunWrote() {
        var event = tree(events.ended(SUCCEEDED));

        assertThat(event.at("/eventType").asString()).isEqualTo("COMPLETE");
        assertThat(event.at("/eventTime").asString()).isEqualTo("2026-11-24T11:13:45Z");
        assertThat(event.at("/outputs/0/outputFacets/outputStatistics/rowCount").asLong())
                .isEqualTo(42);
        assertThat(event.at("/job/facets/sql/query").asString()).isEqualTo("insert into core.orders\nselect 1");
    }

    @Test
    void sayWhyARunFailed() {
        var event = tree(events.ended(FAILED));

        assertThat(event.at("/eventType").asString()).isEqualTo("FAIL");
        assertThat(event.at("/run/facets/errorMessage/message").asString()).isEqualTo("permission denied");
        assertThat(event.at("/run/facets/errorMessage/programmingLanguage").asString())
                .isEqualTo("SQL");
        assertThat(event.at("/run/facets/errorMessage").has("stackTrace")).isTrue();
        assertThat(event.at("/outputs/0").has("outputFacets")).isFalse();
    }

    @Test
    void describeEveryFacet() {
        var event = tree(events.ended(FAILED));

        assertThat(event.at("/run/facets").values()).allSatisfy(facet -> {
            assertThat(facet.has("_producer")).isTrue();
            assertThat(facet.at("/_schemaURL").asString()).startsWith("https://openlineage.io/spec/facets/");
        });
    }

    @Test
    void giveARunOneIdentityAndEachAttemptItsOwn() {
        var started = id(events.started(SUCCEEDED));

        assertThat(id(events.ended(SUCCEEDED))).isEqualTo(started);
        assertThat(id(events.ended(run(2, new Outcome.Succeeded(42))))).isNotEqualTo(started);
    }

    private static UUID id(Object event) {
        return UUID.fromString(tree(event).at("/run/runId").asString());
    }

    private static JsonNode tree(Object event) {
        return Json.readTree(Json.write(event));
    }

    private static Run run(int attempt, Outcome outcome) {
        return new Run("core_orders", HOUR, attempt, TOOK, "select 1", outcome);
    }
}
