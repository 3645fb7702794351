package io.headwater.lineage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Cuts;
import io.headwater.lineage.token.Lexer;
import io.headwater.lineage.token.Tokens;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Remembering how texts were cut changes nothing of how they are cut. */
class CutsTest {
    private static final List<String> LITERALS = List.of(
            "'x'",
            "''",
            "'it''s'",
            "'a\\'b'",
            "7",
            "007.5",
            ".5",
            "1e-9",
            "1.",
            "0x1F",
            "N'é'",
            "'unended",
            "\"q\"",
            "1_a");
    private static final List<String> COMMENTS = List.of(
            "-- so\n", "/* run 17 */", "/* /* in */ out */", "# hash\n", "// slashes\n", "/* unended", "", " ", "\n");

    @Test
    void textsAreCutAsTheLexerDoes() throws IOException, URISyntaxException {
        var random = new Random(5);
        for (Path file : LineageCasesTest.files()) {
            for (LineageCase about : LineageCase.read(file)) {
                var cuts = new Cuts(1_000_000);
                for (Dialect dialect : about.dialects()) {
                    for (String text : variants(about.sql(), random)) {
                        assertThat(all(cuts.tokens(text, dialect)))
                                .as("%s: %s", dialect, text)
                                .isEqualTo(all(Lexer.tokens(text, dialect)));
                    }
                }
            }
        }
    }

    @Test
    void whatIsAskedOfOneTextIsNotAskedOfTheNext() {
        var cuts = new Cuts(1_000);
        cuts.tokens("SELECT 'a' FROM t LIMIT 0", Dialect.POSTGRES).written(1);
        cuts.tokens("SELECT 'b' FROM t LIMIT 1", Dialect.POSTGRES).written(1);

        assertThat(cuts.tokens("SELECT 'c' FROM t LIMIT 2", Dialect.POSTGRES).literals())
                .isEmpty();
    }

    @Test
    void longTextsBeyondTheCapacityAreCutToo() {
        var cuts = new Cuts(10);
        for (int i = 0; i < 3; i++) {
            String text = "SELECT a, b, c FROM t WHERE d = " + i;
            assertThat(all(cuts.tokens(text, Dialect.DUCKDB))).isEqualTo(all(Lexer.tokens(text, Dialect.DUCKDB)));
        }
    }

    /** The text itself, and the same with other literals and comments in places that may be right or wrong. */
    private static List<String> variants(String sql, Random random) {
        var variants = new ArrayList<>(List.of(sql, sql));
        for (int i = 0; i < 6; i++) {
            String changed = sql;
            for (int change = 0; change <= i; change++) {
                changed = changed(changed, random);
            }
            variants.add(changed);
            variants.add(numbered(changed, i));
        }
        return variants;
    }

    private static String numbered(String sql, int number) {
        return sql.replaceAll("\\b\\d+\\b", "4" + number).replaceAll("'(\\w+)'", "'$1 " + number + "'");
    }

    private static String changed(String sql, Random random) {
        int at = random.nextInt(sql.length() + 1);
        int end = Math.min(sql.length(), at + random.nextInt(4));
        var pool = random.nextBoolean() ? LITERALS : COMMENTS;
        return sql.substring(0, at) + pool.get(random.nextInt(pool.size())) + sql.substring(end);
    }

    private static List<Object> all(Tokens tokens) {
        var all = new ArrayList<Object>(List.of(tokens.size(), tokens.shape(), tokens.diagnostics()));
        all.addAll(tokens.literals().boxed().toList());
        IntStream.range(0, tokens.size())
                .mapToObj(token ->
                        List.of(tokens.kind(token), tokens.word(token), tokens.start(token), tokens.end(token)))
                .forEach(all::add);
        return all;
    }
}
