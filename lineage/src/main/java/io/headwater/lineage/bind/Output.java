package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import java.util.List;

/**
 * A column of a relation.
 *
 * @param tables whose columns it stands for, all of them, where they are not known; else empty
 * @param from the first token of what it was made from, -1 for none
 * @param to the token after the last
 */
record Output(String name, String key, Origins origins, List<Table> tables, int from, int to) {
    static final String ALL = "*";

    static Output of(String name, String key, Origins origins, int from, int to) {
        return new Output(name, key, origins, List.of(), from, to);
    }

    /** All columns of tables whose columns are not known. */
    static Output all(List<Table> tables, int token) {
        var origins = new Origins();
        tables.forEach(table -> origins.add(new Origin(table.column(ALL, ALL), EdgeKind.IDENTITY, token)));
        return new Output(ALL, ALL, origins, tables, token, token + 1);
    }

    boolean isAll() {
        return !tables.isEmpty();
    }

    Output named(String text, String as) {
        return new Output(text, as, origins, tables, from, to);
    }

    Output at(int first, int end) {
        return new Output(name, key, origins, tables, first, end);
    }
}
