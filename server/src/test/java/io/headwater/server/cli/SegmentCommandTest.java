package io.headwater.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentCommandTest {
    private static final String NULLS = """
        {"id": "nulls", "kind": "rate", "dimensions": ["channel", "country"], "windows_before": 7, "rows": [
        ["tiktok", "DE", 400, 500, 14, 3500], ["tiktok", null, 380, 500, 14, 3500],
        ["mail", "DE", 2, 500, 14, 3500], ["mail", null, 2, 500, 14, 3500]]}
        """.replace("\n", " ");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void explainsEachLine() throws IOException {
        var results = folder.resolve("out.jsonl");

        assertThat(run(NULLS + "\n\n" + NULLS.replace("\"nulls\"", "2"), "--out", results.toString()))
                .isZero();
        assertThat(Files.readAllLines(results))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("{\"id\":\"nulls\",\"verdict\":\"SEGMENTS\",\"segments\":[{\"conditions\":"
                                        + "{\"channel\":\"tiktok\"},\"share\":1.0")
                                .contains("\"chosen\":true", "\"chosen\":false", "\"reasons\":[\"100 % of the change"),
                        second -> assertThat(second).startsWith("{\"id\":\"2\""));
    }

    @Test
    void tellsNullFromValues() throws IOException {
        String vanished = """
            {"id": 1, "kind": "count", "dimensions": ["country"], "rows": [["DE", 900, null, 910, null], \
            ["FR", 700, null, 690, null], [null, 0, null, 800, null]]}\
            """;

        assertThat(run(vanished)).isZero();
        assertThat(out.toString()).contains("\"conditions\":{\"country\":null}", "country is null; 800 before, 0 now");
    }

    @Test
    void saysWhetherItIsTheMixOfRowsThatMovedAMean() throws IOException {
        String mix = """
            {"id": 1, "kind": "mean", "dimensions": ["country"], "rows": [["DE", 30000, 300, 10000, 100], \
            ["FR", 1000, 100, 1000, 100], ["JP", 1000, 100, 1000, 100]]}\
            """;

        assertThat(run(mix)).isZero();
        assertThat(out.toString()).contains("\"moved\":\"MIX\"", "country = DE; 33.3 % of rows before, 60 % now");
    }

    @Test
    void namesLineAndRemedyOfWhatIsNoQuestion() throws IOException {
        refuses("oops", "line 2", "cases.jsonl");
        refuses("{}", "\"id\" is missing: give each question a text or a number");
        refuses(NULLS.replace("rate", "rat"), "\"kind\" is \"rat\": it has to be one of rate, count, sum, mean");
        refuses(
                NULLS.replace(", 14, 3500]", ", 14]"),
                "row 1 has 5 entries: give 6, a value for each of [channel, country]");
        refuses(NULLS.replace("400", "\"many\""), "row 1 has \"many\" where a number belongs: give a number or null");
        refuses(NULLS.replace("\"DE\"", "[]"), "row 1 has [] as a value: give a text, a number, true, false or null");
        refuses(NULLS.replace("7,", "0,"), "windows before have to be at least 1, not 0.0");
        refuses(NULLS.replace("\"rows\"", "\"row\""), "\"rows\" is no list: give a row for each combination");
        refuses(NULLS.replace("\"country\"]", "\"channel\"]"), "a dimension is named twice: [channel, channel]");
        refuses(NULLS.replace("\"country\"]", "3]"), "\"dimensions\" holds 3: give names as texts");
    }

    @Test
    void wantsAFileThatIsThere() {
        assertThat(execute()).isEqualTo(2);
        assertThat(execute("--batch", folder.resolve("none.jsonl").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required option: '--batch=FILE'", "no such file", "none.jsonl");
    }

    private void refuses(String line, String... says) throws IOException {
        err.getBuffer().setLength(0);

        assertThat(run(NULLS + "\n" + line)).isEqualTo(2);
        assertThat(err.toString()).contains("line 2").contains(says);
    }

    private int run(String lines, String... words) throws IOException {
        var file = Files.writeString(folder.resolve("cases.jsonl"), lines);
        var all = new String[words.length + 2];
        all[0] = "--batch";
        all[1] = file.toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return execute(all);
    }

    private int execute(String... words) {
        var all = new String[words.length + 1];
        all[0] = "segment";
        System.arraycopy(words, 0, all, 1, words.length);
        return Headwater.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}
