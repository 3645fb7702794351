package io.headwater.lineage.sql;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.Lineage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a fuzzer calls with bytes of its own: {@code jazzer --cp=target/classes:target/test-classes
 * --target_class=io.headwater.lineage.sql.LineageFuzz}. The first byte picks the dialect, the rest is the text.
 */
public final class LineageFuzz {
    private LineageFuzz() {}

    /** Fails where the engine throws, or says something of a place that the text does not have. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        var dialects = Dialect.values();
        String sql = new String(Arrays.copyOfRange(bytes, 1, bytes.length), StandardCharsets.UTF_8);
        check(
                sql,
                SqlLineage.of(dialects[Math.floorMod(bytes[0], dialects.length)], Catalog.NONE)
                        .analyze(sql));
    }

    /** Every offset is within the text. */
    static void check(String sql, Lineage lineage) {
        lineage.columns().forEach(edge -> within(sql, edge.offset(), edge.length()));
        lineage.diagnostics().forEach(diagnostic -> within(sql, diagnostic.offset(), diagnostic.length()));
        lineage.statements().forEach(statement -> within(sql, statement.offset(), statement.length()));
    }

    private static void within(String sql, int offset, int length) {
        if (offset < 0 || length < 0 || offset + length > sql.length()) {
            throw new IllegalStateException(
                    "%d to %d in a text of %d".formatted(offset, offset + length, sql.length()));
        }
    }
}
