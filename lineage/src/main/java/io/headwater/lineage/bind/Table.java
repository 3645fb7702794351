package io.headwater.lineage.bind;

import io.headwater.lineage.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dataset in a session, the same object wherever it is named. */
final class Table {
    private final TableName name;
    private final @Nullable List<String> columns;
    private final Map<String, Origin.Column> known = new HashMap<>();

    /**
     * A dataset.
     *
     * @param columns in their order, if they are known
     */
    Table(TableName name, @Nullable List<String> columns) {
        this.name = name;
        this.columns = columns;
    }

    TableName name() {
        return name;
    }

    @Nullable
    List<String> columns() {
        return columns;
    }

    /** The column of a name, the same object each time. */
    Origin.Column column(String text, String key) {
        return known.computeIfAbsent(key, _ -> new Origin.Column(this, text));
    }
}
