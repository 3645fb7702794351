package io.headwater.lineage.project;

import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.StatementKind;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.TableName;
import io.headwater.lineage.sql.SqlLineage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files of a project twice: once for what they need of each other, once in that order. */
final class Reading {
    private final SqlLineage engine;
    private final List<Script> scripts;
    private final Made made;

    Reading(SqlLineage engine, List<Script> scripts) {
        this.engine = engine;
        this.scripts =
                scripts.stream().sorted(Comparator.comparing(Script::path)).toList();
        this.made = new Made(engine.catalog());
    }

    Project project() {
        var first = scripts.stream()
                .map(script -> new Model(script, engine.analyze(script.sql())))
                .toList();
        var names = new Names(first, engine);
        var makes = new HashMap<Script, @Nullable TableName>();
        first.forEach(model -> makes.put(model.script(), names.of(model)));
        var order = Order.of(first.stream()
                .map(model -> new Model(model.script(), targeted(model.lineage(), makes.get(model.script()))))
                .toList());
        var models = order.models().stream()
                .map(model -> again(model, makes.get(model.script())))
                .toList();
        return new Project(models, order.cycles());
    }

    /** With what the files before it make known. */
    private Model again(Model model, @Nullable TableName makes) {
        var lineage = made.knowsAny(model.lineage().inputs())
                ? targeted(engine.knowing(made).analyze(model.script().sql()), makes)
                : model.lineage();
        lineage.statements().forEach(made::add);
        return new Model(model.script(), lineage);
    }

    /** A query that becomes a table. */
    private static Lineage targeted(Lineage lineage, @Nullable TableName makes) {
        return makes == null
                ? lineage
                : new Lineage(lineage.statements().stream()
                        .map(statement -> isQuery(statement) ? targeted(statement, makes) : statement)
                        .toList());
    }

    static boolean isQuery(StatementLineage statement) {
        return statement.kind() == StatementKind.QUERY && statement.outputs().isEmpty();
    }

    private static StatementLineage targeted(StatementLineage query, TableName makes) {
        return new StatementLineage(
                query.kind(),
                query.level(),
                query.offset(),
                query.length(),
                query.inputs(),
                List.of(makes),
                query.columns().stream()
                        .map(edge -> edge.target() == null ? targeted(edge, makes) : edge)
                        .toList(),
                query.indirect(),
                query.outputColumns(),
                query.readsTarget(),
                query.diagnostics(),
                query.confidence());
    }

    private static ColumnEdge targeted(ColumnEdge edge, TableName makes) {
        return new ColumnEdge(
                edge.source(),
                edge.sourceColumn(),
                makes,
                edge.targetColumn(),
                edge.kind(),
                edge.offset(),
                edge.length());
    }
}
