package io.headwater.lineage.bind;

import io.headwater.lineage.Dialect.Trait;
import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Constant;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Star;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Query.Combination;
import io.headwater.lineage.tree.Query.Named;
import io.headwater.lineage.tree.Query.Rows;
import io.headwater.lineage.tree.Query.Select;
import io.headwater.lineage.tree.Query.With;
import io.headwater.lineage.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which columns a query has, each with its origins. */
final class Queries {
    private static final int MOST_PASSES = 6;

    private final Binding binding;
    private Environment environment = new Environment(null);

    Queries(Binding binding) {
        this.binding = binding;
    }

    /** The columns of a query; what it reads and what steers it goes to the context. */
    List<Output> bind(Query query, @Nullable Scope outer, Context context) {
        return switch (query) {
            case Select select -> select(select, outer, context);
            case Combination combination -> combination(combination, outer, context);
            case With(var named, var values, var recursive, var body) ->
                within(named, values, recursive, outer, () -> bind(body, outer, context));
            case Rows(var rows) -> rows(rows, outer, context);
            case Query.Changing(var statement, var returning) -> changing(statement, returning, context);
        };
    }

    /** What is done while named queries are known. */
    interface Inner<T> {
        T run();
    }

    <T> T within(List<Named> named, List<Item> values, boolean recursive, @Nullable Scope outer, Inner<T> inner) {
        var before = environment;
        environment = new Environment(before);
        try {
            values.forEach(item -> value(item, outer));
            named.forEach(each -> name(each, outer));
            return inner.run();
        } finally {
            environment = before;
        }
    }

    Environment.@Nullable Bound named(String key) {
        return environment.find(key);
    }

    /** A variable of a routine, from now on. */
    void variable(String key, Origins origins) {
        environment.value(key, new Environment.Value(origins, new Context()));
    }

    private void value(Item item, @Nullable Scope outer) {
        var context = new Context();
        var origins = binding.values().of(item.value(), new Scope(outer, false), context);
        if (item.alias() != null) {
            environment.value(item.alias().key(), new Environment.Value(origins, context));
        }
    }

    /** A value that was named before the query. */
    Environment.@Nullable Value value(String key) {
        return environment.value(key);
    }

    private void name(Named named, @Nullable Scope outer) {
        var context = new Context();
        String key = named.name().key();
        if (named.query() instanceof Combination(var branches, var byName, var _) && isItself(branches, key)) {
            recursive(named, branches, byName, outer);
            return;
        }
        var columns = bind(named.query(), outer, context);
        environment.put(key, new Environment.Bound(Frame.renamed(columns, named.columns()), context));
    }

    /** Again until nothing new comes through: values may pass from column to column. */
    private void recursive(Named named, List<Query> branches, boolean byName, @Nullable Scope outer) {
        String key = named.name().key();
        var context = new Context();
        var columns = Frame.renamed(bind(branches.getFirst(), outer, context), named.columns());
        int before = -1;
        for (int pass = 0; pass < MOST_PASSES && size(columns) > before; pass++) {
            before = size(columns);
            environment.put(key, new Environment.Bound(columns, new Context()));
            context = new Context();
            columns = Frame.renamed(combined(branches, byName, outer, context), named.columns());
        }
        environment.put(key, new Environment.Bound(columns, context));
    }

    private static int size(List<Output> columns) {
        return columns.stream()
                .mapToInt(column -> column.origins().all().size())
                .sum();
    }

    /** Whether a branch reads the name that the whole is given. */
    private static boolean isItself(List<Query> branches, String key) {
        return branches.stream().skip(1).anyMatch(branch -> Reads.name(branch, key));
    }

    /** What it changes is the whole statement's doing; what it returns are its target's columns. */
    private List<Output> changing(Statement statement, List<Item> returning, Context context) {
        var effects = new Writes(binding).of(statement);
        binding.changes().add(effects);
        effects.context().inputs().removeAll(effects.outputs());
        context.take(effects.context());
        var scope = new Scope(null, false);
        effects.outputs()
                .forEach(table -> scope.add(Frame.of(
                        List.of(binding.dialect().key(table.name().last())),
                        binding.session().columns(table, -1))));
        return items(returning, scope, context);
    }

    private List<Output> rows(List<List<Expression>> rows, @Nullable Scope outer, Context context) {
        var scope = new Scope(outer, false);
        var columns = new ArrayList<Output>();
        for (List<Expression> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                var value = row.get(i);
                if (i >= columns.size()) {
                    String name = "column" + (i + 1);
                    columns.add(Output.of(name, binding.dialect().key(name), new Origins(), value.from(), value.to()));
                }
                if (!(value instanceof Constant)) {
                    var origins = binding.values().of(value, scope, context);
                    columns.get(i).origins().addAll(origins, EdgeKind.IDENTITY);
                }
            }
        }
        return columns;
    }

    private List<Output> combination(Combination combination, @Nullable Scope outer, Context context) {
        var columns = combined(combination.branches(), combination.byName(), outer, context);
        sort(combination.order(), columns, context);
        return columns;
    }

    private void sort(List<Expression> order, List<Output> columns, Context context) {
        var scope = new Scope(null, false);
        scope.add(Frame.of(List.of(), columns));
        after(order, EdgeKind.SORT, true, columns, scope, context);
    }

    private List<Output> combined(List<Query> branches, boolean byName, @Nullable Scope outer, Context context) {
        List<Output> columns = List.of();
        for (Query branch : branches) {
            var more = bind(branch, outer, context);
            columns = columns.isEmpty()
                    ? owned(more)
                    : byName ? Unions.byName(columns, more) : Unions.byPlace(columns, more);
        }
        return columns;
    }

    /** Origins that may be added to. */
    private static List<Output> owned(List<Output> columns) {
        var owned = new ArrayList<Output>(columns.size());
        for (Output column : columns) {
            var origins = new Origins();
            origins.addAll(column.origins(), EdgeKind.IDENTITY);
            owned.add(new Output(column.name(), column.key(), origins, column.tables(), column.from(), column.to()));
        }
        return owned;
    }

    private List<Output> select(Select select, @Nullable Scope outer, Context context) {
        var scope = new Scope(
                outer,
                binding.dialect().has(Trait.LATERAL_ALIAS),
                binding.dialect().has(Trait.FIELDS));
        context.windows().putAll(select.windows());
        select.from().forEach(relation -> binding.sources().add(relation, scope, context));
        var columns = items(select.items(), scope, context);
        steer(select, columns, scope, context);
        return columns;
    }

    List<Output> items(List<Item> items, Scope scope, Context context) {
        var columns = new ArrayList<Output>(items.size());
        for (Item item : items) {
            if (item.value() instanceof Star star) {
                columns.addAll(binding.values().star(star, scope, context));
            } else {
                var column = item(item, scope, context);
                if (!isVariable(item)) {
                    columns.add(column);
                    scope.alias(column);
                }
            }
        }
        return columns;
    }

    /** {@code @name = value} gives a value to a variable, and nothing comes out. */
    private static boolean isVariable(Item item) {
        return item.alias() != null && item.alias().text().startsWith("@");
    }

    private Output item(Item item, Scope scope, Context context) {
        var value = item.value();
        var origins = binding.values().of(value, scope, context);
        var name = Optional.ofNullable(item.alias()).orElseGet(() -> Naming.of(value, binding));
        return Output.of(name.text(), name.key(), origins, value.from(), value.to());
    }

    private void steer(Select select, List<Output> columns, Scope scope, Context context) {
        var filters = select.filters();
        after(filters.where(), EdgeKind.FILTER, false, columns, scope, context);
        after(filters.group(), EdgeKind.GROUP_BY, false, columns, scope, context);
        after(filters.having(), EdgeKind.FILTER, false, columns, scope, context);
        after(filters.qualify(), EdgeKind.FILTER, false, columns, scope, context);
        after(select.order(), EdgeKind.SORT, true, columns, scope, context);
    }

    /** Clauses that see the items, by alias and, where they are no more than a number, by place. */
    private void after(
            List<Expression> values,
            EdgeKind kind,
            boolean aliasFirst,
            List<Output> columns,
            Scope scope,
            Context context) {
        for (Expression value : values) {
            var item = item(value, kind, aliasFirst, columns, scope);
            if (item == null) {
                binding.values().steer(List.of(value), kind, scope, context);
            } else {
                item.origins()
                        .all()
                        .forEach(origin -> context.steering().add(new Origin(origin.column(), kind, origin.token())));
            }
        }
    }

    private @Nullable Output item(
            Expression value, EdgeKind kind, boolean aliasFirst, List<Output> columns, Scope scope) {
        boolean places = kind == EdgeKind.GROUP_BY || kind == EdgeKind.SORT;
        if (value instanceof Constant && places) {
            int place = number(binding.tokens().written(value.from()));
            return place >= 1 && place <= columns.size() ? columns.get(place - 1) : null;
        }
        if (value instanceof Column(var path, var _, var _) && path.size() == 1) {
            Name name = path.getFirst();
            return scope.alias(name.key()) == null ? null : scope.findOrAlias(name, aliasFirst);
        }
        return null;
    }

    private static int number(String written) {
        try {
            return written.length() > 4 ? 0 : Integer.parseInt(written);
        } catch (NumberFormatException _) {
            return 0; // a constant of another kind
        }
    }
}
