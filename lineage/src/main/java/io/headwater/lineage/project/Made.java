package io.headwater.lineage.project;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known beforehand, and of what files make on the way. */
final class Made implements Catalog {
    private final Catalog before;
    private final Map<String, List<String>> columns = new HashMap<>();

    Made(Catalog before) {
        this.before = before;
    }

    /** The columns of what a statement creates, unless there is a star among them that could not be resolved. */
    void add(StatementLineage statement) {
        boolean creates = switch (statement.kind()) {
            case QUERY, CREATE_TABLE_AS, CREATE_VIEW -> true;
            default -> false;
        };
        var names = statement.outputColumns();
        if (creates && !names.isEmpty() && !names.contains("*")) {
            statement.outputs().forEach(table -> columns.put(Project.key(table), names));
        }
    }

    boolean knowsAny(Collection<TableName> tables) {
        return tables.stream().anyMatch(table -> columns.containsKey(Project.key(table)));
    }

    @Override
    public Optional<List<String>> columns(TableName table) {
        return before.columns(table).or(() -> Optional.ofNullable(columns.get(Project.key(table))));
    }

    @Override
    public Optional<String> view(TableName view) {
        return before.view(view);
    }
}
