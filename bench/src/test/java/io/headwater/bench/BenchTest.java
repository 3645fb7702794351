package io.headwater.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.wire.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each benchmark at a thousandth of its size: that it measures something, not how much. */
class BenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter told = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"collect", "small", "distinct", "history", "incidents"})
    void measures(String benchmark) {
        run(benchmark, "--scale", "0.002", "--json");

        JsonNode figures = Json.readTree(out.toString()).get(benchmark);
        assertThat(figures).as("%s", told).isNotEmpty();
        figures.forEach(figure ->
                assertThat(figure.get("value").asDouble()).as("%s", figure).isNotNegative());
        assertThat(told.toString()).contains("== " + benchmark, "bar");
    }

    @Test
    void namesWhatThereIs() {
        assertThat(run("speed")).isEqualTo(2);
        assertThat(told.toString()).contains("no such benchmark: [speed]", "collect", "incidents");
    }

    @Test
    void saysWhetherABarIsKept() {
        assertThat(Figure.of("reads", 4.2, "ms", 5).text()).contains("4.200 ms (bar 5: kept)");
        assertThat(Figure.of("reads", 5_000.1, "ms", 5).text()).contains("5000.1 ms (bar 5: NOT kept)");
        assertThat(Figure.of("reads", 12_000, "").text()).contains("12,000").doesNotContain("bar");
    }

    @Test
    void takesTheSmallestValueThatAShareDoesNotExceed() {
        var samples = new Samples();
        for (int i = 100; i > 0; i--) {
            samples.add(i);
        }
        assertThat(samples.median()).isEqualTo(50);
        assertThat(samples.quantile(0.99)).isEqualTo(99);
        assertThat(samples.quantile(1)).isEqualTo(100);
    }

    private int run(String... words) {
        return Bench.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(told))
                .execute(words);
    }
}
