package io.headwater.lineage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.TableName;
import io.headwater.lineage.token.Lexer;
import io.headwater.lineage.token.Tokens;
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
    private static final boolean FULL = Boolean.getBoolean("headwater.full");
    private static final int COUNT = FULL ? 100_000 : 3_000;

    /** Each of so many tokens is left out. */
    private static final int STEP = FULL ? 1 : 5;

    @Test
    void answersMutatedStatements() throws Exception {
        var statements = statements();
        var dialects = List.of(Dialect.values());
        var random = new Random(7);
        onSmallStack(() -> {
            for (int i = 0; i < COUNT; i++) {
                String sql = mutated(statements.get(random.nextInt(statements.size())), random);
                var dialect = dialects.get(random.nextInt(dialects.size()));
                LineageFuzz.check(sql, answer(sql, dialect));
            }
        });
    }

    @Test
    void answersBytes() throws Exception {
        var random = new Random(11);
        onSmallStack(() -> {
            for (int i = 0; i < COUNT / 10; i++) {
                byte[] bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                LineageFuzz.fuzzerTestOneInput(bytes);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT %s FROM t", "SELECT a FROM t WHERE b IN (%s)", "INSERT INTO t VALUES (%s)"})
    void readsAListOfAMillionLetters(String statement) throws Exception {
        onSmallStack(() -> {
            String list =
                    IntStream.range(0, 125_000).mapToObj(i -> "c" + 100_000 + i).collect(Collectors.joining(","));
            var lineage = answer(statement.formatted(list), Dialect.POSTGRES);
            assertThat(lineage.inputs().size() + lineage.outputs().size()).isEqualTo(1);
        });
    }

    /** One token less, and most statements still tell their tables, and no others. */
    @Test
    void keepsTheTablesWhenATokenIsMissing() throws Exception {
        int kept = 0;
        int all = 0;
        int place = 0;
        for (var about : cases()) {
            var dialect = about.dialects().getFirst();
            var tables = tables(about.sql(), dialect);
            var tokens = Lexer.tokens(about.sql(), dialect);
            for (int token = 0; token < tokens.size(); token++) {
                if (!isInName(tokens, token) && place++ % STEP == 0) {
                    var fewer = new StringBuilder(about.sql()).delete(tokens.start(token), tokens.end(token));
                    all++;
                    kept += tables(fewer.toString(), dialect).equals(tables) ? 1 : 0;
                }
            }
        }
        assertThat(100.0 * kept / all).isGreaterThanOrEqualTo(90);
    }

    /** The cases write keywords in capital letters; a dot holds the parts of a name together. */
    private static boolean isInName(Tokens tokens, int token) {
        return switch (tokens.kind(token)) {
            case QUOTED, TEMPLATE, DOT -> true;
            case WORD -> !tokens.written(token).matches("[A-Z]{2,}");
            default -> false;
        };
    }

    private static Set<TableName> tables(String sql, Dialect dialect) {
        var lineage = answer(sql, dialect);
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

    private static List<LineageCase> cases() throws IOException, URISyntaxException {
        var cases = new ArrayList<LineageCase>();
        for (var file : LineageCasesTest.files()) {
            cases.addAll(LineageCase.read(file));
        }
        return cases;
    }

    private static List<String> statements() throws IOException, URISyntaxException {
        return cases().stream().map(LineageCase::sql).toList();
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
