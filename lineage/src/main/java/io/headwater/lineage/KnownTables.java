package io.headwater.lineage;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A catalog in memory; names match in any case. */
final class KnownTables implements Catalog {
    private final Map<String, List<String>> columns = new HashMap<>();
    private final Map<String, String> views = new HashMap<>();

    KnownTables(Map<String, List<String>> columns, Map<String, String> views) {
        columns.forEach((name, known) -> this.columns.put(key(name), List.copyOf(known)));
        views.forEach((name, query) -> this.views.put(key(name), query));
    }

    @Override
    public boolean isFixed() {
        return true;
    }

    @Override
    public Optional<List<String>> columns(TableName table) {
        return Optional.ofNullable(columns.get(key(table.text())));
    }

    @Override
    public Optional<String> view(TableName view) {
        return Optional.ofNullable(views.get(key(view.text())));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
