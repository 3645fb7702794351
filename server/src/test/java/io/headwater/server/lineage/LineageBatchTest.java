package io.headwater.server.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.wire.Json;
import io.headwater.wire.MalformedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The format that scorers of others rely on. */
class LineageBatchTest {

    @Test
    void tellsTablesColumnsAndWhatSteersRows() {
        var found = answer(Map.of(
                "sql", "INSERT INTO u (p) SELECT sum(a) FROM t WHERE b > 0",
                "dialect", "postgres",
                "default_db", "db",
                "schema", Map.of("db.public.t", List.of("a", "b"))));

        assertThat(found.get("id").asString()).isEqualTo("one");
        assertThat(found.get("level").asString()).isEqualTo("FULL");
        assertThat(found.get("kind").asString()).isEqualTo("INSERT");
        assertThat(found.get("inputs").toString()).isEqualTo("[\"db.public.t\"]");
        assertThat(found.get("outputs").toString()).isEqualTo("[\"db.public.u\"]");
        assertThat(found.get("columns").toString())
                .isEqualTo("[[\"db.public.t\",\"a\",\"db.public.u\",\"p\",\"AGGREGATION\"]]");
        assertThat(found.get("indirect").toString()).isEqualTo("[[\"db.public.t\",\"b\",\"FILTER\"]]");
        assertThat(found.get("reads_target").asBoolean()).isFalse();
        assertThat(found.get("confidence").asDouble()).isEqualTo(1);
    }

    @Test
    void namesTheResultOfAQueryByNull() {
        var found = answer(Map.of("sql", "SELECT a AS b FROM t", "dialect", "snowflake"));

        assertThat(found.get("columns").toString()).isEqualTo("[[\"T\",\"A\",null,\"B\",\"IDENTITY\"]]");
        assertThat(found.get("output_columns").toString()).isEqualTo("[\"B\"]");
    }

    @Test
    void readsTheTargetOfAnUpdateWithoutNamingItAmongTheInputs() {
        var found = answer(Map.of("sql", "UPDATE t SET a = b", "dialect", "ansi"));

        assertThat(found.get("reads_target").asBoolean()).isTrue();
        assertThat(found.get("inputs").isEmpty()).isTrue();
    }

    /** The text reads the view; where its columns come from is asked for apart. */
    @Test
    void goesThroughViewsWhereThatIsWanted() {
        Map<String, Object> about = Map.of(
                "sql",
                "SELECT x FROM v",
                "dialect",
                "ansi",
                "schema",
                Map.of("t", List.of("a")),
                "views",
                Map.of("v", "SELECT a AS x FROM t"));

        assertThat(answer(about).get("columns").toString()).isEqualTo("[[\"v\",\"x\",null,\"x\",\"IDENTITY\"]]");

        var expanded = new LinkedHashMap<>(about);
        expanded.put("expand_views", true);
        assertThat(answer(expanded).get("columns").toString()).isEqualTo("[[\"t\",\"a\",null,\"x\",\"IDENTITY\"]]");
        assertThat(answer(expanded).get("inputs").toString()).isEqualTo("[\"v\"]");
    }

    @Test
    void saysWhereItDidNotUnderstand() {
        String sql = "SELECT x FROM t, u";

        var diagnostic =
                answer(Map.of("sql", sql, "dialect", "ansi")).get("diagnostics").get(0);

        int offset = diagnostic.get("offset").asInt();
        assertThat(sql.substring(offset, offset + diagnostic.get("length").asInt()))
                .isEqualTo("x");
        assertThat(diagnostic.get("what").asString()).contains("ambiguous");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> LineageBatch.line("oops")).isInstanceOf(MalformedException.class);
    }

    private static JsonNode answer(Map<String, Object> about) {
        var line = new LinkedHashMap<>(about);
        line.put("id", "one");
        return Objects.requireNonNull(Json.readTree(LineageBatch.line(Json.write(line))));
    }
}
