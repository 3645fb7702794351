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

    Consulted(Catalog catalog) {
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

    private Catalog catalog() {
        return Objects.requireNonNullElse(asked.get(), NONE);
    }

    /** Whether a catalog would still answer the same. */
    boolean agrees(Catalog now) {
        return (now.isFixed() && now.equals(asked.get())) || (answersColumns(now) && answersViews(now));
    }

    private boolean answersColumns(Catalog now) {
        return columns.entrySet().stream()
                .allMatch(asked -> now.columns(asked.getKey()).equals(asked.getValue()));
    }

    private boolean answersViews(Catalog now) {
        return views.entrySet().stream()
                .allMatch(asked -> now.view(asked.getKey()).equals(asked.getValue()));
    }
}
