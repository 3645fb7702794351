package io.headwater.connect.openlineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Fact.Flow;
import io.headwater.core.collect.RunState;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunEventsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

    @Test
    void makesARunAndALoadOfACompletedRun() {
        var facts = RunEvents.read(event("COMPLETE"), NOW);

        assertThat(facts).hasSize(3);
        assertThat(facts.getFirst()).isInstanceOfSatisfying(Fact.RunSeen.class, run -> {
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.about().text()).isEqualTo("shop.stg_orders");
            assertThat(run.window())
                    .contains(new DataWindow(
                            Instant.parse("2026-03-02T05:00:00Z"), Instant.parse("2026-03-02T06:00:00Z")));
        });
        assertThat(facts.get(1)).isInstanceOfSatisfying(Fact.LoadSeen.class, load -> {
            assertThat(load.rows()).hasValue(1234);
            assertThat(load.about().namespace()).isEqualTo("postgres://localhost:5432");
            assertThat(load.about().path()).containsExactly("shop", "staging", "orders");
            assertThat(load.happened()).isEqualTo(Instant.parse("2026-03-02T06:05:00Z"));
        });
    }

    @ParameterizedTest
    @CsvSource({"START, RUNNING", "RUNNING, RUNNING", "FAIL, FAILED", "ABORT, FAILED", "complete, SUCCEEDED"})
    void knowsTheStates(String type, RunState state) {
        assertThat(((Fact.RunSeen) RunEvents.read(event(type), NOW).getFirst()).state())
                .isEqualTo(state);
    }

    @Test
    void keepsTheErrorOfAFailedRun() {
        var run = (Fact.RunSeen) RunEvents.read(event("FAIL"), NOW).getFirst();

        assertThat(run.error()).contains("permission denied");
    }

    @Test
    void isTheSameFactWhenItComesAgain() {
        var once = RunEvents.read(event("COMPLETE"), NOW);
        var again = RunEvents.read(event("COMPLETE"), NOW.plusSeconds(60));

        assertThat(again)
                .extracting(Fact::key)
                .isEqualTo(once.stream().map(Fact::key).toList());
    }

    @Test
    void saysThatTheJobReadsItsInputsAndWritesItsOutputs() {
        var flows = flows(event("COMPLETE"));

        assertThat(flows.layer()).isEqualTo(Layer.OPENLINEAGE);
        assertThat(flows.flows())
                .extracting(
                        flow -> flow.from().asset().text(),
                        flow -> flow.to().asset().text(),
                        Flow::relation)
                .containsExactly(
                        tuple("shop.raw.orders", "shop.stg_orders", Relation.FLOW),
                        tuple("shop.stg_orders", "shop.staging.orders", Relation.FLOW),
                        tuple("shop.raw.orders", "shop.staging.orders", Relation.FLOW));
    }

    @Test
    void saysNothingOfARunThatFailed() {
        assertThat(RunEvents.read(event("FAIL"), NOW)).hasSize(1);
    }

    @Test
    void readsTheFacetThatSaysWhichFieldsComeFromWhich() {
        var flows = flows(event("COMPLETE").replace("\"outputFacets\"", """
            "facets":{"columnLineage":{
              "fields":{"amount":{"inputFields":[
                {"namespace":"postgres://127.0.0.1:5432","name":"shop.raw.orders","field":"pieces",
                 "transformations":[{"type":"DIRECT","subtype":"AGGREGATION"},{"type":"INDIRECT","subtype":"GROUP_BY"}]},
                {"namespace":"postgres://127.0.0.1:5432","name":"shop.raw.orders","field":"price"},
                {"name":"without a namespace","field":"x"}, "nonsense"]}},
              "dataset":[{"namespace":"postgres://127.0.0.1:5432","name":"shop.raw.orders","field":"state",
                 "transformations":[{"type":"INDIRECT","subtype":"FILTER"}]}]}},
             "outputFacets"\
            """));

        assertThat(flows.flows())
                .filteredOn(flow -> flow.relation() != Relation.FLOW)
                .extracting(flow -> flow.from().field(), flow -> flow.to().field(), Flow::relation)
                .containsExactly(
                        tuple("pieces", "amount", Relation.AGGREGATION),
                        tuple("pieces", "amount", Relation.GROUP_BY),
                        tuple("price", "amount", Relation.TRANSFORMATION),
                        tuple("state", "", Relation.FILTER));
    }

    @Test
    void handsTheSqlOverThatTheJobRan() {
        var facts = RunEvents.read(event("START").replace("\"name\":\"shop.stg_orders\"", """
            "name":"shop.stg_orders","facets":{"sql":{"query":"select 1","dialect":"snowflake"}}\
            """), NOW);

        assertThat(facts.getLast()).isInstanceOfSatisfying(Fact.StatementSeen.class, statement -> {
            assertThat(statement.sql().dialect()).isEqualTo(Dialect.SNOWFLAKE);
            assertThat(statement.sql().text()).isEqualTo("select 1");
            assertThat(statement.sql().places()).containsExactly(List.of("shop", "staging"), List.of("shop", "raw"));
            assertThat(statement.target().orElseThrow().text()).isEqualTo("shop.staging.orders");
        });
    }

    private static Fact.FlowsSeen flows(String event) {
        return RunEvents.read(event, NOW).stream()
                .filter(Fact.FlowsSeen.class::isInstance)
                .map(Fact.FlowsSeen.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void passesOverEventsWithoutARun() {
        assertThat(RunEvents.read("{\"eventTime\":\"2026-03-02T06:05:00Z\",\"dataset\":{}}", NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMPLETE | NONSENSE | eventType",
                "2026-03-02T06:05:00Z | yesterday | eventTime",
                "stg_orders | . | job",
                "r-1 | '' | runId"
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String field) {
        assertThatThrownBy(() -> RunEvents.read(event("COMPLETE").replace(right, wrong), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }

    private static String event(String type) {
        return """
            {"eventType":"%s","eventTime":"2026-03-02T06:05:00Z","producer":"p","schemaURL":"s",
             "run":{"runId":"r-1","facets":{
               "nominalTime":{"nominalStartTime":"2026-03-02T05:00:00Z","nominalEndTime":"2026-03-02T06:00:00Z"},
               "errorMessage":{"message":"permission denied","programmingLanguage":"SQL"}}},
             "job":{"namespace":"shop","name":"shop.stg_orders"},
             "inputs":[{"namespace":"postgres://127.0.0.1:5432","name":"shop.raw.orders"}],
             "outputs":[{"namespace":"postgres://127.0.0.1:5432","name":"shop.staging.orders",
               "outputFacets":{"outputStatistics":{"rowCount":1234}}}],
             "somethingNew":{"deep":[1,2,3]}}\
            """.formatted(type);
    }
}
