package io.headwater.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
                .contains("all.sql", "[\"orders\",\"amount\",null,\"amount\",\"IDENTITY\"]");
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
                .contains("--format is text or json, not xml", "name a file or a folder of SQL");
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
