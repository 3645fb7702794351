package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from.
 *
 * @param masked whether it cannot be told from what comes out
 * @param token that names the column
 */
record Origin(Column column, EdgeKind kind, boolean masked, int token) {

    Origin(Column column, EdgeKind kind, int token) {
        this(column, kind, false, token);
    }

    /** A column of a dataset, or one whose dataset is not known. Compared by identity. */
    static final class Column {
        private final @Nullable Table table;
        private final String name;

        Column(@Nullable Table table, String name) {
            this.table = table;
            this.name = name;
        }

        @Nullable
        Table table() {
            return table;
        }

        String name() {
            return name;
        }
    }

    Origin through(EdgeKind outer) {
        var through = kind.through(outer);
        return through == kind ? this : new Origin(column, through, masked, token);
    }

    Origin masking() {
        return masked || !kind.isDirect() ? this : new Origin(column, kind, true, token);
    }
}
