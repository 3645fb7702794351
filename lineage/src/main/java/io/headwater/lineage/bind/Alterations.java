package io.headwater.lineage.bind;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.StatementKind;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Alias;
import io.headwater.lineage.tree.Relation.Source;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Assignment;
import io.headwater.lineage.tree.Statement.Branch;
import io.headwater.lineage.tree.Statement.Upsert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements that change rows of a table that is there. */
final class Alterations {
    private final Binding binding;

    Alterations(Binding binding) {
        this.binding = binding;
    }

    Effects update(Statement.Update update) {
        var effects = new Effects(StatementKind.UPDATE, true);
        var scope = new Scope(null, false);
        var target = target(update.target(), update.from(), scope, effects);
        update.from().forEach(relation -> binding.sources().add(relation, scope, effects.context()));
        var columns = new LinkedHashMap<Table, List<Output>>();
        for (Assignment set : update.sets()) {
            var changed = changed(set, update, target);
            if (changed != null && !binding.isVariable(set.column())) {
                columns.computeIfAbsent(changed, _ -> new ArrayList<>()).add(set(set, scope, effects.context()));
            }
        }
        binding.values().steer(update.where(), EdgeKind.FILTER, scope, effects.context());
        return written(effects, target, columns);
    }

    private Effects written(Effects effects, @Nullable Table target, Map<Table, List<Output>> columns) {
        if (columns.size() > 1) {
            columns.forEach(effects::writing);
            return effects;
        }
        var only = columns.isEmpty() ? target : columns.keySet().iterator().next();
        return only == null ? effects : written(effects, only, columns.getOrDefault(only, List.of()));
    }

    /** MySQL changes several tables at once: what stands before a column says which one. */
    private @Nullable Table changed(Assignment set, Statement.Update update, @Nullable Table target) {
        boolean several = binding.dialect() == Dialect.MYSQL || binding.dialect() == Dialect.MARIADB;
        if (!several || set.column().size() < 2) {
            return target;
        }
        var meant = aliased(set.column().subList(0, set.column().size() - 1), update.from());
        return meant == null ? target : binding.session().table(meant);
    }

    /**
     * The columns of an insert, with what rows that are there get instead. A name by itself is the target's; the rows
     * that were to be inserted have a name, and MySQL sees what they were made from too.
     */
    List<Output> upserted(Upsert upsert, List<Output> rows, Context context) {
        var around = new Scope(null, false);
        var inserted = rows(upsert.rows(), rows);
        around.add(inserted);
        if (upsert.insert().query() instanceof Query.Select select) {
            select.from().forEach(relation -> binding.sources().add(relation, around, new Context()));
        }
        var scope = new Scope(around, false);
        scope.add(binding.sources().frame(new Source(upsert.insert().target(), upsert.alias()), scope, context));
        if (!upsert.rows().columns().isEmpty()) {
            scope.add(inserted);
        }
        var columns = new ArrayList<>(rows);
        upsert.sets().forEach(set -> columns.add(set(set, scope, context)));
        binding.values().steer(upsert.where(), EdgeKind.FILTER, scope, context);
        return together(columns);
    }

    /** Of a column that is not inserted the value is none of a table's. */
    private Frame rows(Alias alias, List<Output> rows) {
        String name = alias.name() == null
                ? binding.dialect().key(Values.INSERTED)
                : alias.name().key();
        var columns = Frame.renamed(rows, alias.columns());
        return columns.stream().anyMatch(Output::isAll)
                ? Frame.of(List.of(name), columns)
                : Frame.returned(List.of(name), columns, new Origins());
    }

    private Output set(Assignment set, Scope scope, Context context) {
        var column = column(set.column(), scope);
        var origins = binding.values().of(set.value(), scope, context);
        return Output.of(
                column.stream().map(Name::text).collect(Collectors.joining(".")),
                column.stream().map(Name::key).collect(Collectors.joining(".")),
                origins,
                set.value().from(),
                set.value().to());
    }

    /** Without the table before it; what is left of several parts is a field within a column. */
    private static List<Name> column(List<Name> path, Scope scope) {
        for (int length = path.size() - 1; length > 0; length--) {
            if (scope.frame(path.subList(0, length)) != null) {
                return path.subList(length, path.size());
            }
        }
        return path;
    }

    private Effects written(Effects effects, Table target, List<Output> columns) {
        if (binding.session().isTemporary(target)) {
            binding.session().fill(target, columns, effects.context());
            return new Effects(effects.kind(), false);
        }
        return effects.writing(target, columns);
    }

    /** The table that is changed: named, or by the alias it has among the sources. */
    private @Nullable Table target(Relation relation, List<Relation> from, Scope scope, Effects effects) {
        if (!(relation instanceof Source(var path, var alias)) || path.isEmpty()) {
            scope.add(binding.sources().frame(relation, scope, effects.context()));
            return null;
        }
        var meant = alias.equals(Alias.NONE) ? aliased(path, from) : null;
        if (meant != null) {
            return binding.session().table(meant);
        }
        scope.add(binding.sources().frame(relation, scope, effects.context()));
        var named = path.size() == 1 ? binding.queries().named(path.getFirst().key()) : null;
        return named == null ? binding.session().table(path) : behind(named);
    }

    /** The rows of a named query are those of the table it reads; of several tables, of its first column's. */
    private static @Nullable Table behind(Environment.Bound named) {
        return named.columns().stream()
                .flatMap(column -> column.origins().all().stream())
                .map(origin -> origin.column().table())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> named.context().inputs().stream().findFirst().orElse(null));
    }

    private @Nullable List<Name> aliased(List<Name> alias, List<Relation> relations) {
        for (Relation relation : relations) {
            var found = aliased(alias, relation);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable List<Name> aliased(List<Name> alias, Relation relation) {
        return switch (relation) {
            case Source(var path, var named) ->
                isMeant(named.name() == null ? path : List.of(named.name()), alias) ? path : null;
            case Relation.Joined(var first, var joins, var _) -> {
                var all = new ArrayList<>(List.of(first));
                joins.forEach(join -> all.add(join.right()));
                yield aliased(alias, all);
            }
            default -> null;
        };
    }

    /** T-SQL finds the target among the sources by the end of its name too. */
    private boolean isMeant(List<Name> path, List<Name> alias) {
        int before = path.size() - alias.size();
        if (before < 0 || (before > 0 && binding.dialect() != Dialect.TSQL)) {
            return false;
        }
        for (int i = 0; i < alias.size(); i++) {
            if (!path.get(before + i).key().equals(alias.get(i).key())) {
                return false;
            }
        }
        return true;
    }

    Effects delete(Statement.Delete delete) {
        var effects = new Effects(StatementKind.DELETE, true);
        var scope = new Scope(null, false);
        var first = delete.target() instanceof Relation.Joined(var left, var _, var _) ? left : delete.target();
        var target = target(first, delete.from(), scope, effects);
        if (delete.target() instanceof Relation.Joined(var _, var joins, var _)) {
            binding.sources()
                    .add(
                            new Relation.Joined(new Source(List.of(), Alias.NONE), joins, Alias.NONE),
                            scope,
                            effects.context());
        }
        delete.from().forEach(relation -> binding.sources().add(relation, scope, effects.context()));
        binding.values().steer(delete.where(), EdgeKind.FILTER, scope, effects.context());
        return target == null ? effects : written(effects, target, List.of());
    }

    private Output placed(Output column, int place, @Nullable Table target) {
        var known = target == null ? null : target.columns();
        if (known == null || place >= known.size()) {
            return column;
        }
        return column.named(known.get(place), binding.dialect().key(known.get(place)));
    }

    Effects merge(Statement.Merge merge) {
        var effects = new Effects(StatementKind.MERGE, true);
        var scope = new Scope(null, false);
        var target = target(merge.target(), List.of(), scope, effects);
        var inner = new Scope(null, false);
        binding.sources().add(merge.source(), inner, effects.context());
        inner.frames().forEach(scope::add);
        var source = new Scope(scope, false);
        inner.frames().forEach(source::add);
        binding.values().steer(merge.on(), EdgeKind.JOIN, scope, effects.context());
        var columns = new ArrayList<Output>();
        for (Branch branch : merge.branches()) {
            binding.values().steer(branch.when(), EdgeKind.FILTER, scope, effects.context());
            var seen = branch.inserts() ? source : scope;
            for (int i = 0; i < branch.sets().size(); i++) {
                var column = set(branch.sets().get(i), seen, effects.context());
                columns.add(branch.byPlace() ? placed(column, i, target) : column);
            }
            if (branch.all()) {
                inner.frames()
                        .forEach(frame -> frame.columns().stream()
                                .filter(column -> branch.except().stream()
                                        .noneMatch(name -> name.key().equals(column.key())))
                                .forEach(columns::add));
            }
        }
        return target == null ? effects : written(effects, target, together(columns));
    }

    /** Branches write the same columns: each has the origins of all. */
    private static List<Output> together(List<Output> columns) {
        return Unions.byName(
                List.of(),
                columns.stream()
                        .map(column -> {
                            var origins = new Origins();
                            origins.addAll(column.origins(), EdgeKind.IDENTITY);
                            return new Output(
                                    column.name(), column.key(), origins, column.tables(), column.from(), column.to());
                        })
                        .toList());
    }
}
