package io.headwater.lineage.bind;

import io.headwater.lineage.StatementKind;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Create;
import io.headwater.lineage.tree.Statement.Insert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements as what they read and write. */
final class Writes {
    private final Binding binding;
    private final Session session;

    Writes(Binding binding) {
        this.binding = binding;
        this.session = binding.session();
    }

    Effects of(Statement statement) {
        return switch (statement) {
            case Statement.Ask(var query) -> ask(query);
            case Insert insert -> insert(insert);
            case Statement.Upsert upsert -> upsert(upsert);
            case Statement.Logged logged -> logged(logged);
            case Statement.Update update -> new Alterations(binding).update(update);
            case Statement.Delete delete -> new Alterations(binding).delete(delete);
            case Statement.Merge merge -> new Alterations(binding).merge(merge);
            case Create create -> create(create);
            case Statement.Transfer transfer -> transfer(transfer);
            case Statement.Rename rename -> rename(rename);
            case Statement.Touch touch -> touch(touch);
            case Statement.Use(var path, var scope) -> {
                session.use(path, scope);
                yield new Effects(StatementKind.USE, false);
            }
            case Statement.Prefixed(var named, var recursive, var inner) ->
                binding.queries().within(named, List.of(), recursive, null, () -> of(inner));
            case Statement.Several(var kind, var parts) -> {
                var all = new Effects(kind, kind == StatementKind.DELETE);
                parts.forEach(part -> take(all, of(part)));
                yield all;
            }
            case Statement.Routine(var _, var _, var _, var result) -> {
                var effects = new Effects(StatementKind.PROCEDURE, false);
                if (result != null) {
                    effects.context().inputs().addAll(read(result));
                }
                yield effects;
            }
            case Statement.Return(var query) -> ask(query);
            case Statement.Assign assign -> assign(assign);
            case Statement.Other(var kind) -> new Effects(kind, false);
        };
    }

    private Effects assign(Statement.Assign assign) {
        var effects = new Effects(StatementKind.OTHER, false);
        var inner = new Context();
        var name = assign.variable();
        if (assign.value() instanceof Expression.Nested(var query, var _, var _, var _)) {
            session.variable(name, binding.queries().bind(query, null, inner));
        } else {
            var origins = binding.values().of(assign.value(), new Scope(null, false), inner);
            session.variable(name, List.of(Output.of(name.text(), name.key(), origins, -1, -1)));
        }
        effects.context().inputs().addAll(inner.inputs());
        return effects;
    }

    /** A function's parameters are no columns, so that only the tables of its result can be told. */
    private Set<Table> read(Query query) {
        var inner = new Context();
        binding.queries().bind(query, null, inner);
        return inner.inputs();
    }

    /** Of what is only explained nothing comes out and nothing is written. */
    private static void take(Effects all, Effects part) {
        if (all.kind() == StatementKind.OTHER) {
            all.context().inputs().addAll(part.context().inputs());
        } else {
            all.take(part);
        }
    }

    private Effects ask(Query query) {
        var into = into(query);
        var kind = into == null || into.path().isEmpty() ? StatementKind.QUERY : StatementKind.CREATE_TABLE_AS;
        var effects = new Effects(kind, false);
        var columns = binding.queries().bind(query, null, effects.context());
        if (into != null && !into.variables().isEmpty()) {
            for (int i = 0; i < Math.min(into.variables().size(), columns.size()); i++) {
                session.variable(into.variables().get(i), List.of(columns.get(i)));
            }
            return effects;
        }
        if (into == null || into.path().isEmpty()) {
            return effects.writing(null, columns);
        }
        return stored(query, effects, session.table(into.path()), columns, into.temporary());
    }

    /** Of a query that can have no rows only the shape goes on. */
    private Effects stored(Query query, Effects effects, Table target, List<Output> columns, boolean temporary) {
        if (!(query instanceof Query.Select select) || !select.empty()) {
            return store(effects, target, columns, temporary);
        }
        var only = new Effects(effects.kind(), false);
        only.context().inputs().addAll(effects.context().inputs());
        session.make(target, shape(columns), new Context(), temporary);
        return temporary ? new Effects(effects.kind(), false) : only.writing(target, List.of());
    }

    private static Query.@Nullable Target into(Query query) {
        return switch (query) {
            case Query.Select select -> select.into();
            case Query.With(var _, var _, var _, var body) -> into(body);
            case Query.Combination(var branches, var _, var _) -> into(branches.getFirst());
            case Query.Rows _, Query.Changing _ -> null;
        };
    }

    /** Of a temporary table nothing shows but what is made from it. */
    private Effects store(Effects effects, Table target, List<Output> columns, boolean temporary) {
        session.make(target, columns, effects.context(), temporary);
        if (temporary) {
            return new Effects(effects.kind(), false);
        }
        return effects.writing(target, columns);
    }

    private Effects insert(Insert insert) {
        var effects = new Effects(insert.kind(), false);
        var target = insert.target().isEmpty() ? null : session.table(insert.target());
        var columns = binding.queries().bind(insert.query(), null, effects.context());
        if (target == null) {
            return effects.writing(null, columns);
        }
        return filled(effects, target, placed(insert, target, columns));
    }

    private Effects upsert(Statement.Upsert upsert) {
        var insert = upsert.insert();
        if (insert.target().isEmpty()) {
            return insert(insert);
        }
        var effects = new Effects(insert.kind(), true);
        var target = session.table(insert.target());
        var columns = binding.queries().bind(insert.query(), null, effects.context());
        var placed = placed(insert, target, columns);
        return filled(effects, target, new Alterations(binding).upserted(upsert, placed, effects.context()));
    }

    /** What was changed goes on to where it is written down. */
    private Effects logged(Statement.Logged logged) {
        var effects = of(logged.of());
        var scope = new Scope(null, false);
        var changed = effects.outputs().stream().findFirst().orElse(null);
        if (changed != null) {
            scope.add(Frame.of(List.of(binding.dialect().key("inserted")), session.columns(changed, -1)));
            scope.add(Frame.of(List.of(binding.dialect().key("deleted")), session.columns(changed, -1)));
        }
        for (Relation relation : sources(logged.of())) {
            binding.sources().add(relation, scope, new Context());
        }
        var columns = binding.queries().items(logged.items(), scope, effects.context());
        var target = session.table(logged.target());
        if (session.isTemporary(target)) {
            session.fill(target, Frame.renamed(columns, logged.columns()), effects.context());
            return effects;
        }
        var log = new Effects(effects.kind(), false);
        effects.also(log.writing(target, Frame.renamed(columns, logged.columns())));
        return effects;
    }

    private static List<Relation> sources(Statement statement) {
        return switch (statement) {
            case Statement.Update update -> update.from();
            case Statement.Delete delete -> delete.from();
            case Statement.Merge merge -> List.of(merge.source());
            default -> List.of();
        };
    }

    private Effects filled(Effects effects, Table target, List<Output> columns) {
        if (session.isTemporary(target)) {
            session.fill(target, columns, effects.context());
            return new Effects(effects.kind(), false);
        }
        return effects.writing(target, columns);
    }

    /** Values go into columns by place, whatever they are called. */
    private List<Output> placed(Insert insert, Table target, List<Output> columns) {
        if (insert.byName()) {
            return columns;
        }
        if (!insert.columns().isEmpty()) {
            return Frame.renamed(columns, insert.columns());
        }
        var known = target.columns() == null ? session.made(target) : target.columns();
        if (known == null || columns.stream().anyMatch(Output::isAll)) {
            return columns;
        }
        Set<String> fixed = insert.fixed().stream()
                .map(name -> name.key().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var names = known.stream()
                .filter(name -> !fixed.contains(name.toLowerCase(Locale.ROOT)))
                .map(name -> new Name(name, binding.dialect().key(name), -1))
                .toList();
        return names.size() < columns.size() ? columns : Frame.renamed(columns, names.subList(0, columns.size()));
    }

    /** The names of columns without their values; none where not all are known. */
    private static List<Output> shape(List<Output> columns) {
        return columns.stream().anyMatch(Output::isAll)
                ? List.of()
                : columns.stream()
                        .map(column ->
                                Output.of(column.name(), column.key(), new Origins(), column.from(), column.to()))
                        .toList();
    }

    private Effects create(Create create) {
        var effects = new Effects(create.kind(), false);
        var target = session.table(create.target());
        if (create.query() == null) {
            return shaped(create, effects, target);
        }
        var columns = Frame.renamed(binding.queries().bind(create.query(), null, effects.context()), create.columns());
        return stored(create.query(), effects, target, columns, create.temporary());
    }

    private Effects shaped(Create create, Effects effects, Table target) {
        var columns = new ArrayList<Output>();
        if (!create.like().isEmpty()) {
            var stored = session.read(create.like(), effects.context());
            var like = stored.columns(create.like().getLast().token());
            columns.addAll(create.copies() ? like : shape(like));
        }
        for (Name name : create.columns()) {
            columns.add(Output.of(name.text(), name.key(), new Origins(), name.token(), name.token() + 1));
        }
        session.make(target, columns, create.copies() ? effects.context() : new Context(), create.temporary());
        if (create.temporary()) {
            return new Effects(create.kind(), false);
        }
        return effects.writing(target, create.copies() ? columns : List.of());
    }

    private Effects transfer(Statement.Transfer transfer) {
        var effects = new Effects(transfer.kind(), false);
        transfer.inputs().stream()
                .filter(path -> !path.isEmpty())
                .forEach(path -> effects.context().inputs().add(session.table(path)));
        var columns = transfer.query() == null
                ? List.<Output>of()
                : binding.queries().bind(transfer.query(), null, effects.context());
        for (List<Name> path : transfer.outputs()) {
            var target = path.isEmpty() ? null : session.table(path);
            if (target != null && session.isTemporary(target)) {
                session.fill(target, columns.isEmpty() ? all(effects.context()) : columns, effects.context());
                return new Effects(transfer.kind(), false);
            }
            if (target != null) {
                effects.writing(target, columns);
            }
        }
        return effects;
    }

    private static List<Output> all(Context context) {
        return List.of(Output.all(List.copyOf(context.inputs()), -1));
    }

    private Effects rename(Statement.Rename rename) {
        var effects = new Effects(rename.swap() ? StatementKind.ALTER : StatementKind.RENAME, false);
        var from = session.table(rename.from());
        var to = session.table(beside(rename));
        if (rename.swap()) {
            effects.context().inputs().addAll(List.of(from, to));
            effects.outputs().addAll(List.of(from, to));
            session.swap(from, to);
            return effects;
        }
        boolean temporary = session.isTemporary(from);
        var columns = from.columns() == null ? List.<Output>of() : session.columns(from, -1);
        session.move(from, to);
        if (temporary) {
            return effects;
        }
        effects.context().inputs().add(from);
        return effects.writing(to, columns);
    }

    /** Where the new name has no schema, it is in that of the old one. */
    private List<Name> beside(Statement.Rename rename) {
        boolean stays = switch (session.dialect()) {
            case POSTGRES, REDSHIFT, DB2, VERTICA, ORACLE, DUCKDB, BIGQUERY, TSQL -> true;
            default -> false;
        };
        if (!stays || rename.swap() || rename.to().size() > 1) {
            return rename.to();
        }
        var path = new ArrayList<>(rename.from().subList(0, rename.from().size() - 1));
        path.add(rename.to().getFirst());
        return path;
    }

    private Effects touch(Statement.Touch touch) {
        var effects = new Effects(touch.kind(), false);
        for (List<Name> path : touch.targets()) {
            var table = session.table(path);
            boolean temporary = session.isTemporary(table);
            if (!temporary) {
                effects.outputs().add(table);
            }
            if (touch.kind() == StatementKind.DROP) {
                session.forget(table);
            }
        }
        return effects;
    }
}
