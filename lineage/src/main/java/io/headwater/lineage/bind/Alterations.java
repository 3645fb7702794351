package io.headwater.lineage.bind;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.StatementKind;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Alias;
import io.headwater.lineage.tree.Relation.Source;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Assignment;
import io.headwater.lineage.tree.Statement.Branch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
            if (changed != null) {
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
        var relations = new ArrayList<>(List.of(update.target()));
        relations.addAll(update.from());
        var qualifier = set.column().subList(0, set.column().size() - 1);
        var meant = aliased(qualifier.getLast(), relations);
        return meant == null
                ? named(qualifier, relations, target)
                : binding.session().table(meant);
    }

    private @Nullable Table named(List<Name> qualifier, List<Relation> relations, @Nullable Table target) {
        for (Relation relation : relations) {
            var paths = relation instanceof Relation.Joined(var first, var joins, var _)
                    ? Stream.concat(Stream.of(first), joins.stream().map(Relation.Join::right))
                    : Stream.of(relation);
            var same = paths.filter(each -> each instanceof Source(var path, var _)
                            && !path.isEmpty()
                            && path.getLast().key().equals(qualifier.getLast().key()))
                    .findFirst();
            if (same.isPresent() && same.get() instanceof Source(var path, var _)) {
                return binding.session().table(path);
            }
        }
        return target;
    }

    private Output set(Assignment set, Scope scope, Context context) {
        var column = set.column().getLast();
        var origins = binding.values().of(set.value(), scope, context);
        return Output.of(
                column.text(),
                column.key(),
                origins,
                set.value().from(),
                set.value().to());
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
        var meant = path.size() == 1 && alias.equals(Alias.NONE) ? aliased(path.getFirst(), from) : null;
        if (meant != null) {
            return binding.session().table(meant);
        }
        scope.add(binding.sources().frame(relation, scope, effects.context()));
        var behind = path.size() == 1 ? behind(path.getFirst()) : null;
        return behind == null ? binding.session().table(path) : behind;
    }

    /** The only table that a named query reads: through the query its rows are changed. */
    private @Nullable Table behind(Name name) {
        var named = binding.queries().named(name.key());
        return named == null || named.context().inputs().size() != 1
                ? null
                : named.context().inputs().iterator().next();
    }

    private static @Nullable List<Name> aliased(Name alias, List<Relation> relations) {
        for (Relation relation : relations) {
            var found = aliased(alias, relation);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable List<Name> aliased(Name alias, Relation relation) {
        return switch (relation) {
            case Source(var path, var named) ->
                named.name() != null && named.name().key().equals(alias.key()) ? path : null;
            case Relation.Joined(var first, var joins, var _) -> {
                var all = new ArrayList<>(List.of(first));
                joins.forEach(join -> all.add(join.right()));
                yield aliased(alias, all);
            }
            default -> null;
        };
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

    Effects merge(Statement.Merge merge) {
        var effects = new Effects(StatementKind.MERGE, true);
        var scope = new Scope(null, false);
        var target = target(merge.target(), List.of(), scope, effects);
        var inner = new Scope(null, false);
        binding.sources().add(merge.source(), inner, effects.context());
        inner.frames().forEach(scope::add);
        binding.values().steer(merge.on(), EdgeKind.JOIN, scope, effects.context());
        var columns = new ArrayList<Output>();
        for (Branch branch : merge.branches()) {
            binding.values().steer(branch.when(), EdgeKind.FILTER, scope, effects.context());
            branch.sets().forEach(set -> columns.add(set(set, scope, effects.context())));
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
