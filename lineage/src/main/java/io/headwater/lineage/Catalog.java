package io.headwater.lineage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of tables beforehand. */
public interface Catalog {
    /** A catalog that knows nothing. */
    Catalog NONE = new Catalog() {
        @Override
        public boolean isFixed() {
            return true;
        }
    };

    /**
     * A catalog of what is given; names match in any case.
     *
     * @param columns of each table in their order, by the table's name with dots between its parts
     * @param views the query of each view whose columns go on to the tables behind it
     */
    static Catalog of(Map<String, List<String>> columns, Map<String, String> views) {
        return new KnownTables(columns, views);
    }

    /** Whether it answers the same for ever. */
    default boolean isFixed() {
        return false;
    }

    /** The columns of a table in their order; empty where they are not known. */
    default Optional<List<String>> columns(TableName table) {
        return Optional.empty();
    }

    /** The query of a view whose columns go on to the tables behind it; empty for what is a dataset of its own. */
    default Optional<String> view(TableName view) {
        return Optional.empty();
    }
}
