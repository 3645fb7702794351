package io.headwater.lineage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.TableName;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that nobody would write: whatever comes, there is an answer, on a small stack. */
class MutationTest {
    private static final int STACK = 512 * 1024;
    private static final int COUNT = Boolean.getBoolean("headwater.full") ? 100_000 : 3_000;

    @Test
    void answersMutatedStatements() throws Exception {
        var statements = statements();
        var dialects = List.of(Dialect.values());
        var random = new Random(7);
        onSmallStack(() -> {
            for (int i = 0; i < COUNT; i++) {
                String sql = mutated(statements.get(random.nextInt(statements.size())), random);
                var dialect = dialects.get(random.nextInt(dialects.size()));
                assertThat(answer(sql, dialect)).as(sql).isNotNull();
            }
        });
    }

    /** A sign or a keyword less, and most statements still tell their tables; without FROM few can. */
    @Test
    void keepsTheTablesWhenATokenIsMissing() throws Exception {
        int kept = 0;
        int all = 0;
        for (String sql : statements()) {
            var tables = tables(sql);
            var words = words(sql);
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).matches("[A-Z]{2,}|[^\\w\\s]")) {
                    var fewer = new ArrayList<>(words);
                    fewer.remove(i);
                    all++;
                    kept += tables(String.join("", fewer)).containsAll(tables) ? 1 : 0;
                }
            }
        }
        assertThat(100.0 * kept / all).isGreaterThanOrEqualTo(66);
    }

    private static Set<TableName> tables(String sql) {
        var lineage = answer(sql, Dialect.ANSI);
        var tables = new HashSet<>(lineage.inputs());
        tables.addAll(lineage.outputs());
        return tables;
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "f(", "CASE WHEN ", "(SELECT * FROM ", "[", "{", "NOT ", "a + ", "- "})
    void survivesDepth(String opening) throws Exception {
        onSmallStack(() -> {
            String sql = "SELECT " + opening.repeat(5_000) + "a FROM t";
            assertThat(answer(sql, Dialect.POSTGRES)).isNotNull();
        });
    }

    @Test
    void readsTheTablesOfWhatIsNestedTooDeeply() throws Exception {
        onSmallStack(() -> {
            String sql = "SELECT * FROM " + "(SELECT * FROM ".repeat(1_000) + "t" + ") x".repeat(1_000);
            assertThat(answer(sql, Dialect.POSTGRES).inputs())
                    .extracting(Object::toString)
                    .containsExactly("t");
        });
    }

    @Test
    void readsTenThousandQueriesPutTogether() throws Exception {
        onSmallStack(() -> {
            String sql = IntStream.range(0, 10_000)
                    .mapToObj(i -> "SELECT a FROM t" + i)
                    .collect(Collectors.joining(" UNION ALL "));
            assertThat(answer(sql, Dialect.POSTGRES).inputs()).hasSize(10_000);
        });
    }

    @Test
    void readsTwoThousandNamedQueries() throws Exception {
        onSmallStack(() -> {
            String named = IntStream.range(1, 2_000)
                    .mapToObj(i -> ", c%d AS (SELECT a FROM c%d)".formatted(i, i - 1))
                    .collect(Collectors.joining());
            String sql = "WITH c0 AS (SELECT a FROM t)" + named + " SELECT a FROM c1999";
            assertThat(answer(sql, Dialect.POSTGRES).columns()).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void answersNoise(Dialect dialect) throws Exception {
        var random = new Random(13);
        onSmallStack(() -> {
            for (int i = 0; i < 200; i++) {
                String noise = random.ints(random.nextInt(200), 0, 0x300)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
                assertThat(answer(noise, dialect)).isNotNull();
            }
        });
    }

    private static Lineage answer(String sql, Dialect dialect) {
        return SqlLineage.of(dialect, Catalog.NONE).analyze(sql);
    }

    private static List<String> statements() throws IOException, URISyntaxException {
        var statements = new ArrayList<String>();
        for (var file : LineageCasesTest.files()) {
            LineageCase.read(file).forEach(about -> statements.add(about.sql()));
        }
        return statements;
    }

    /** Words, spaces and signs, which put together are the text again. */
    private static List<String> words(String sql) {
        return new ArrayList<>(List.of(sql.split("(?<=\\W)|(?=\\W)")));
    }

    private static String mutated(String sql, Random random) {
        var words = words(sql);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            mutate(words, random);
        }
        return String.join("", words);
    }

    private static void mutate(List<String> words, Random random) {
        if (words.isEmpty()) {
            return;
        }
        int at = random.nextInt(words.size());
        int other = random.nextInt(words.size());
        switch (random.nextInt(6)) {
            case 0 -> words.remove(at);
            case 1 -> words.add(at, words.get(other));
            case 2 -> Collections.swap(words, at, other);
            case 3 -> words.subList(at, words.size()).clear();
            case 4 -> words.set(at, Character.toString(random.nextInt(0x250)));
            default -> words.add(at, "(".repeat(random.nextInt(400)));
        }
    }

    /** What is to be done. */
    private interface Work {
        void run();
    }

    private static void onSmallStack(Work work) throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var thread = new Thread(null, work::run, "small", STACK);
        thread.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }
}
