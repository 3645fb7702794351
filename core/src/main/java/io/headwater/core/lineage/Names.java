package io.headwater.core.lineage;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Fact.SqlText;
import io.headwater.core.lineage.Known.Dataset;
import io.headwater.lineage.Catalog;
import io.headwater.lineage.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the names in one text mean. */
final class Names implements Catalog {
    private final SqlText sql;
    private final Known known;
    private final Map<TableName, Optional<Dataset>> found = new HashMap<>();
    private final Set<String> unknown = new TreeSet<>();

    Names(SqlText sql, Known known) {
        this.sql = sql;
        this.known = known;
    }

    @Override
    public Optional<List<String>> columns(TableName table) {
        return look(table).map(Dataset::fields).filter(fields -> !fields.isEmpty());
    }

    /** A dataset that the text reads or writes. */
    Optional<Dataset> find(TableName table) {
        var dataset = look(table);
        if (dataset.isEmpty()) {
            unknown.add(table.text());
        }
        return dataset;
    }

    List<Dataset> resolve(Collection<TableName> tables) {
        return tables.stream().flatMap(table -> find(table).stream()).distinct().toList();
    }

    boolean hasUnknown() {
        return !unknown.isEmpty();
    }

    /** The field of a dataset, or all of it; empty for a name that is none of its fields: wrong is worse than missing. */
    Optional<Node> field(Dataset dataset, String column) {
        if (column.equals("*")) {
            return Optional.of(Node.whole(dataset.id()));
        }
        if (dataset.fields().isEmpty()) {
            return Optional.of(new Node(dataset.id(), column));
        }
        int dot = column.indexOf('.');
        return Stream.of(column, dot < 0 ? column : column.substring(0, dot))
                .flatMap(name -> known(dataset, name).stream())
                .findFirst()
                .map(name -> new Node(dataset.id(), name));
    }

    private Optional<String> known(Dataset dataset, String name) {
        if (dataset.fields().contains(name)) {
            return Optional.of(name);
        }
        return dataset.fields().stream()
                .filter(field -> sql.dialect().ignoresCase() && field.equalsIgnoreCase(name))
                .findFirst();
    }

    private Optional<Dataset> look(TableName table) {
        return found.computeIfAbsent(table, this::search);
    }

    private Optional<Dataset> search(TableName table) {
        var candidates = candidates(table);
        var exact =
                candidates.stream().flatMap(name -> known.find(name).stream()).findFirst();
        if (exact.isPresent() || !sql.dialect().ignoresCase()) {
            return exact;
        }
        return candidates.stream()
                .flatMap(name -> known.findAlike(name).stream())
                .findFirst();
    }

    /** A name stands for itself behind as much of each place as it leaves out. */
    private List<AssetName> candidates(TableName table) {
        if (table.parts().stream().anyMatch(String::isEmpty)) {
            return List.of();
        }
        return Stream.concat(sql.places().stream(), Stream.of(List.<String>of()))
                .map(place -> place.subList(
                        0, Math.max(0, place.size() - table.parts().size() + 1)))
                .map(prefix -> new AssetName(
                        sql.namespace(),
                        Stream.concat(prefix.stream(), table.parts().stream()).toList()))
                .distinct()
                .toList();
    }
}
