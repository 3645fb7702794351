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

    private final Map<String, String> functions = new HashMap<>();

    KnownTables(Map<String, List<String>> columns, Map<String, String> views, Map<String, String> functions) {
        columns.forEach((name, known) -> this.columns.put(key(name), List.copyOf(known)));
        functions.forEach(
                (name, definition) -> this.functions.put(key(name.substring(name.lastIndexOf('.') + 1)), definition));
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

    @Override
    public boolean hasFunctions() {
        return !functions.isEmpty();
    }

    @Override
    public Optional<String> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
