package io.headwater.lineage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Dialect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A remembered lineage is the one that reading the text again would give. */
class LineageCacheTest {
    private static final SqlLineage ENGINE = SqlLineage.of(Dialect.SNOWFLAKE, Catalog.NONE);

    private final LineageCache cache = new LineageCache(1_000_000);

    @Test
    void everyCaseIsRememberedAsItIsRead() throws IOException, URISyntaxException {
        int remembered = 0;
        int all = 0;
        for (Path file : LineageCasesTest.files()) {
            for (LineageCase about : LineageCase.read(file)) {
                for (Dialect dialect : about.dialects()) {
                    cache.analyze(about.engine(dialect), about.sql());
                    remembered += checked(about.engine(dialect), varied(about.sql())) ? 1 : 0;
                    all++;
                }
            }
        }
        assertThat(remembered).isGreaterThan(all * 8 / 10);
    }

    /** Other literals, other places. */
    private static String varied(String sql) {
        return "/* run 17 */ "
                + sql.replaceAll("\\b(\\d\\d+)\\b", "1$1")
                        .replaceAll("\\n", "\n   ")
                        .replaceAll("'(\\w{2,})'", "'$1 and more'");
    }

    private boolean checked(SqlLineage engine, String sql) {
        var answer = cache.analyze(engine, sql);
        assertThat(answer.lineage()).as(sql).isEqualTo(engine.analyze(sql));
        return answer.isRemembered();
    }

    @Test
    void literalsWithoutBearingAreForgotten() {
        var first = cache.analyze(ENGINE, "SELECT a AS x FROM t WHERE b = 'one' AND c > 5");
        var second = cache.analyze(ENGINE, "SELECT a AS x FROM t WHERE b = 'another one'  -- so\n AND c > 12345");

        assertThat(second.isRemembered()).isTrue();
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void literalsThatBearOnLineageAreNot() {
        for (var pair : List.of(
                List.of("CREATE TABLE c AS SELECT a FROM t LIMIT 10", "CREATE TABLE c AS SELECT a FROM t LIMIT 0"),
                List.of(
                        "SELECT * FROM t PIVOT (sum(a) FOR b IN ('x', 'y'))",
                        "SELECT * FROM t PIVOT (sum(a) FOR b IN ('x', 'z'))"),
                List.of("SELECT a FROM identifier('t')", "SELECT a FROM identifier('u')"),
                List.of("COPY INTO t FROM 's3://a/b'", "COPY INTO t FROM 's3://a/c'"),
                List.of("SELECT a + 1 FROM t", "SELECT a + 2 FROM t"),
                List.of("SELECT a FROM t", "SELECT b FROM t"),
                List.of("SELECT a FROM t", "SELECT a FROM\"t\""))) {
            var first = cache.analyze(ENGINE, pair.getFirst());
            var second = cache.analyze(ENGINE, pair.getLast());

            assertThat(second.isRemembered()).as(pair.toString()).isFalse();
            assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
            assertThat(second.lineage()).isEqualTo(ENGINE.analyze(pair.getLast()));
        }
    }

    @Test
    void aCatalogThatAnswersOtherwiseIsAskedAgain() {
        String sql = "SELECT * FROM t";
        var one = SqlLineage.of(Dialect.POSTGRES, Catalog.of(Map.of("t", List.of("a")), Map.of()));
        var same = SqlLineage.of(Dialect.POSTGRES, Catalog.of(Map.of("t", List.of("a"), "u", List.of("b")), Map.of()));
        var other = SqlLineage.of(Dialect.POSTGRES, Catalog.of(Map.of("t", List.of("a", "b")), Map.of()));
        cache.analyze(one, sql);

        assertThat(checked(same, sql)).isTrue();
        assertThat(checked(other, sql)).isFalse();
        assertThat(checked(other.in("", "s"), sql)).isFalse();
        assertThat(checked(other, sql)).isTrue();
    }

    @Test
    void theOldestIsForgottenFirst() {
        var small = new LineageCache(20);
        small.analyze(ENGINE, "SELECT a FROM t WHERE b = 1");
        small.analyze(ENGINE, "SELECT a FROM u WHERE b = 1");
        assertThat(small.analyze(ENGINE, "SELECT a FROM t WHERE b = 2").isRemembered())
                .isTrue();

        small.analyze(ENGINE, "SELECT a FROM v WHERE b = 1");

        assertThat(small.analyze(ENGINE, "SELECT a FROM u WHERE b = 2").isRemembered())
                .isFalse();
    }

    @Test
    void whatIsBrokenIsReadAgain() {
        cache.analyze(ENGINE, "SELECT a FROM t WHERE b = 'open");

        assertThat(checked(ENGINE, "SELECT a FROM t WHERE b = 'open")).isFalse();
    }
}
