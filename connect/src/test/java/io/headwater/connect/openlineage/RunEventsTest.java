package io.headwater.connect.openlineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.RunState;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunEventsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

    @Test
    void makesARunAndALoadOfACompletedRun() {
        var facts = RunEvents.read(event("COMPLETE"), NOW);

        assertThat(facts).hasSize(2);
        assertThat(facts.getFirst()).isInstanceOfSatisfying(Fact.RunSeen.class, run -> {
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.about().text()).isEqualTo("shop.stg_orders");
            assertThat(run.window())
                    .contains(new DataWindow(
                            Instant.parse("2026-03-02T05:00:00Z"), Instant.parse("2026-03-02T06:00:00Z")));
        });
        assertThat(facts.getLast()).isInstanceOfSatisfying(Fact.LoadSeen.class, load -> {
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
