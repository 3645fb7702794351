package io.headwater.lineage.project;

import io.headwater.lineage.TableName;
import io.headwater.lineage.sql.SqlLineage;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which table the query of a file becomes. */
final class Names {
    private final SqlLineage engine;
    private final Map<String, Set<TableName>> readByLast = new HashMap<>();

    Names(List<Model> models, SqlLineage engine) {
        this.engine = engine;
        models.stream()
                .flatMap(model -> model.lineage().inputs().stream())
                .forEach(table -> readByLast
                        .computeIfAbsent(table.last().toLowerCase(Locale.ROOT), _ -> new LinkedHashSet<>())
                        .add(table));
    }

    /** Null for a file that is not one query: it says itself what it makes. */
    @Nullable
    TableName of(Model model) {
        long queries =
                model.lineage().statements().stream().filter(Reading::isQuery).count();
        if (queries != 1) {
            return null;
        }
        var said = model.script().makes();
        return said != null ? said : byName(model);
    }

    /** As others write it; where they mean several by the name, or none, as the engine would look for it. */
    private TableName byName(Model model) {
        String name = model.script().name();
        var read = readByLast.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of());
        if (read.size() == 1 && !model.lineage().inputs().containsAll(read)) {
            return read.iterator().next();
        }
        var parts = Stream.of(
                        engine.database(), engine.schema(), engine.dialect().fold(name))
                .filter(part -> !part.isEmpty())
                .toList();
        return new TableName(parts);
    }
}
