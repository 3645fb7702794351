package io.headwater.lineage.sql;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.TableName;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A catalog that notes what it was asked, and with it what it answered. */
final class Consulted implements Catalog {
    private final WeakReference<Catalog> asked;
    private final Map<TableName, Optional<List<String>>> columns = new HashMap<>();
    private final Map<TableName, Optional<String>> views = new HashMap<>();

    private final Map<String, Optional<String>> functions = new HashMap<>(0);
    private final boolean hasFunctions;

    Consulted(Catalog catalog) {
        this.hasFunctions = catalog.hasFunctions();
        this.asked = new WeakReference<>(catalog); // a later catalog takes its place, and this one may be large
    }

    @Override
    public Optional<List<String>> columns(TableName table) {
        return columns.computeIfAbsent(table, catalog()::columns);
    }

    @Override
    public Optional<String> view(TableName view) {
        return views.computeIfAbsent(view, catalog()::view);
    }

    @Override
    public boolean hasFunctions() {
        return hasFunctions;
    }

    @Override
    public Optional<String> function(String name) {
        return functions.computeIfAbsent(name, catalog()::function);
    }

    private Catalog catalog() {
        return Objects.requireNonNullElse(asked.get(), NONE);
    }

    /** Whether a catalog would still answer the same. */
    boolean agrees(Catalog now) {
        return (now.isFixed() && now.equals(asked.get()))
                || (answersColumns(now) && answersViews(now) && answersFunctions(now));
    }

    private boolean answersColumns(Catalog now) {
        return columns.entrySet().stream()
                .allMatch(asked -> now.columns(asked.getKey()).equals(asked.getValue()));
    }

    private boolean answersViews(Catalog now) {
        return views.entrySet().stream()
                .allMatch(asked -> now.view(asked.getKey()).equals(asked.getValue()));
    }

    private boolean answersFunctions(Catalog now) {
        return hasFunctions == now.hasFunctions()
                && functions.entrySet().stream()
                        .allMatch(asked -> now.function(asked.getKey()).equals(asked.getValue()));
    }
}
