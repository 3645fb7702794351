package io.headwater.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private Path query = Path.of("");

    @BeforeEach
    void write() throws IOException {
        query = folder.resolve("revenue.sql");
        Files.writeString(query, "CREATE TABLE r AS\nSELECT day, sum(amount) AS total FROM orders GROUP BY day");
    }

    @Test
    void underlinesWhatMakesAColumn() {
        assertThat(run(query.toString(), "--dialect", "postgres")).isZero();
        assertThat(out.toString())
                .contains("line 1: create table as, understood: full", "  reads   orders", "  writes  r")
                .contains("  r.total <- orders.amount (aggregation)")
                .contains("      SELECT day, sum(amount) AS total FROM orders GROUP BY day\n" + " ".repeat(18)
                        + "~".repeat(11))
                .contains("rows depend on orders.day (group by)");
    }

    @Test
    void readsEveryFileOfAFolderWithWhatIsKnownOfTheTables() throws IOException {
        Files.writeString(folder.resolve("all.sql"), "SELECT * FROM orders");
        var catalog = Files.writeString(folder.resolve("schema.json"), "{\"orders\": [\"day\", \"amount\"]}");

        assertThat(run(folder.toString(), "--format", "json", "--catalog", catalog.toString()))
                .isZero();
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString().lines().findFirst().orElseThrow())
                .contains("all.sql", "[\"orders\",\"amount\",\"all\",\"amount\",\"IDENTITY\"]");
    }

    @Test
    void tellsOfAFolderAsAWhole() throws IOException {
        Files.writeString(folder.resolve("a_report.sql"), "SELECT total FROM r");

        assertThat(run(folder.toString())).isZero();
        assertThat(out.toString())
                .contains("2 files, in the order in which they need each other", "read from outside   orders")
                .containsSubsequence("revenue.sql", "a_report.sql", "a_report.total <- r.total");
    }

    @Test
    void drawsColumnsOfOneFileAndTablesOfSeveral() throws IOException {
        assertThat(run(query.toString(), "--format", "mermaid")).isZero();
        assertThat(out.toString())
                .startsWith("flowchart LR\n")
                .containsSubsequence("[\"orders\"]", "[\"amount\"]", "[\"r\"]", "[\"total\"]")
                .contains(" --> ");

        out.getBuffer().setLength(0);
        Files.writeString(folder.resolve("say \"hi\".sql"), "SELECT total FROM r");
        assertThat(run(folder.toString(), "--format", "mermaid")).isZero();
        assertThat(out.toString()).contains("t0[\"r\"]", "t1[\"orders\"]", "t1 --> t0", "[\"say #quot;hi#quot;\"]");
    }

    @Test
    void writesEventsOfOpenLineage() throws IOException {
        assertThat(run(query.toString(), "--format", "openlineage", "--namespace", "shop"))
                .isZero();
        var event = Json.readTree(out.toString());

        assertThat(event.at("/schemaURL").asString()).endsWith("2-0-2/OpenLineage.json#/$defs/JobEvent");
        assertThat(event.at("/inputs/0/name").asString()).isEqualTo("orders");
        assertThat(event.at("/outputs/0/namespace").asString()).isEqualTo("shop");
        assertThat(event.at("/job/facets/sql/query").asString()).startsWith("CREATE TABLE r");
        var lineage = event.at("/outputs/0/facets/columnLineage");
        assertThat(lineage.at("/fields/total/inputFields/0/field").asString()).isEqualTo("amount");
        assertThat(lineage.at("/fields/total/inputFields/0/transformations/0/subtype")
                        .asString())
                .isEqualTo("AGGREGATION");
        assertThat(lineage.at("/dataset/0/transformations/0/type").asString()).isEqualTo("INDIRECT");
    }

    @Test
    void readsTheCompiledModelsOfADbtProject() throws IOException {
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/manifest.json"), """
            {"nodes": {
              "model.shop.daily": {"original_file_path": "models/daily.sql", "relation_name": "\\"db\\".\\"mart\\".\\"da.ily\\"",
                "compiled_code": "select day from \\"db\\".\\"raw\\".\\"orders\\""},
              "seed.shop.codes": {"original_file_path": "seeds/codes.csv", "relation_name": "\\"db\\".\\"seeds\\".\\"codes\\""}}}
            """);

        assertThat(run(folder.toString(), "--format", "json", "--dialect", "postgres"))
                .isZero();
        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .contains("\"file\":\"models/daily.sql\"", "\"outputs\":[\"db.mart.da.ily\"]");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        var manifest = Files.writeString(folder.resolve("manifest.json"), "{\"nodes\": {}}");
        assertThat(run(manifest.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("manifest.json", "run dbt compile first");

        var latin = Files.write(folder.resolve("latin.sql"), new byte[] {'s', (byte) 0xE9});
        assertThat(run(latin.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("latin.sql", "UTF-8");
    }

    @Test
    void writesABatchToAFile() throws IOException {
        var cases = Files.writeString(folder.resolve("cases.jsonl"), """
            {"id": "1", "sql": "SELECT a FROM t", "dialect": "ansi"}

            {"id": "2", "sql": "SELECT b FROM u", "dialect": "ansi"}
            """);
        var results = folder.resolve("results.jsonl");

        assertThat(run("--batch", cases.toString(), "--out", results.toString()))
                .isZero();
        assertThat(Files.readAllLines(results))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("{\"id\":\"1\""),
                        second -> assertThat(second).startsWith("{\"id\":\"2\""));
    }

    @Test
    void namesTheLineOfABatchThatIsNoCase() throws IOException {
        var cases = Files.writeString(folder.resolve("cases.jsonl"), "{\"id\": \"1\", \"sql\": \"\"}\noops\n");

        assertThat(run("--batch", cases.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cases.jsonl, line 2");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(run(query.toString(), "--dialect", "nosuch")).isEqualTo(2);
        assertThat(run(folder.resolve("none.sql").toString())).isEqualTo(2);
        assertThat(run(query.toString(), "--format", "xml")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString())
                .contains("no such dialect: nosuch", "no such file or folder", "none.sql")
                .contains("Invalid value for option '--format'", "MERMAID", "name a file or a folder of SQL");
    }

    private int run(String... words) {
        var all = new String[words.length + 1];
        all[0] = "lineage";
        System.arraycopy(words, 0, all, 1, words.length);
        return Headwater.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}
