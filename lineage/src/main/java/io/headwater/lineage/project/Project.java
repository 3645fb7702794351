package io.headwater.lineage.project;

import io.headwater.lineage.TableName;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.sql.SqlLineage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files of SQL as one.
 *
 * @param models those that write what others read before these, otherwise by path
 * @param cycles paths of files that need each other
 */
public record Project(List<Model> models, List<List<String>> cycles) {
    public Project {
        models = List.copyOf(models);
        cycles = List.copyOf(cycles);
    }

    /**
     * Reads all files. A file that is one query makes the table that it is said to make; else the table of the file's name
     * as other files write it; else that name where the engine looks for tables.
     */
    public static Project of(SqlLineage engine, List<Script> scripts) {
        return new Reading(engine, scripts).project();
    }

    /** What files read and none of them makes. */
    public List<TableName> sources() {
        var made = models.stream()
                .flatMap(model -> model.lineage().outputs().stream())
                .map(Project::key)
                .collect(Collectors.toSet());
        return models.stream()
                .flatMap(model -> model.lineage().inputs().stream())
                .distinct()
                .filter(table -> !made.contains(key(table)))
                .toList();
    }

    /** One graph of all tables and their fields. */
    public Graph graph() {
        return ProjectGraph.of(models);
    }

    static String key(TableName table) {
        return table.text().toLowerCase(Locale.ROOT);
    }

    static Set<String> keys(Collection<TableName> tables) {
        return tables.stream().map(Project::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
