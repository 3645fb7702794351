package io.headwater.lineage.bind;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Alias;
import io.headwater.lineage.tree.Relation.Derived;
import io.headwater.lineage.tree.Relation.Function;
import io.headwater.lineage.tree.Relation.Join;
import io.headwater.lineage.tree.Relation.Joined;
import io.headwater.lineage.tree.Relation.Pivot;
import io.headwater.lineage.tree.Relation.Source;
import io.headwater.lineage.tree.Relation.Unpivot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Relations as frames of a scope. */
final class Sources {
    private final Binding binding;

    Sources(Binding binding) {
        this.binding = binding;
    }

    /** Adds a relation to a scope: a frame, or for joins one for each side. */
    void add(Relation relation, Scope scope, Context context) {
        switch (relation) {
            case Joined(var first, var joins, var alias)
            when alias.name() == null -> {
                add(first, scope, context);
                joins.forEach(join -> join(join, scope, context));
            }
            default -> scope.add(frame(relation, scope, context));
        }
    }

    private void join(Join join, Scope scope, Context context) {
        int before = scope.frames().size();
        add(join.right(), scope, context);
        var right = scope.frames().subList(before, scope.frames().size());
        if (!join.keeps()) {
            right.replaceAll(Frame::hiding);
        }
        var using = join.natural() ? common(scope, before) : join.using();
        using.forEach(name -> merge(name, join.keeps(), before, scope, context));
        if (join.on() != null) {
            binding.values().steer(List.of(join.on()), EdgeKind.JOIN, scope, context);
        }
    }

    /** The columns that both sides of a natural join are known to have. */
    private List<Name> common(Scope scope, int before) {
        var common = new ArrayList<Name>();
        for (Frame right : scope.frames().subList(before, scope.frames().size())) {
            for (Output column : right.columns()) {
                boolean both =
                        scope.frames().subList(0, before).stream().anyMatch(left -> left.known(column.key()) != null);
                if (both && !column.isAll()) {
                    common.add(new Name(column.name(), column.key(), column.from()));
                }
            }
        }
        return common;
    }

    /** One column of both sides: the value is the first one's that is not null, so it comes from both. */
    private void merge(Name name, boolean keeps, int before, Scope scope, Context context) {
        var origins = new Origins();
        for (int i = 0; i < scope.frames().size(); i++) {
            var frame = scope.frames().get(i);
            var column = frame.known(name.key());
            if (column == null && frame.isOneStar()) {
                column = frame.assumed(name);
            }
            if (column != null && (keeps || i < before)) {
                origins.addAll(column.origins(), EdgeKind.IDENTITY);
            }
            if (column != null) {
                column.origins()
                        .all()
                        .forEach(origin ->
                                context.steering().add(new Origin(origin.column(), EdgeKind.JOIN, origin.token())));
            }
        }
        scope.merge(Output.of(name.text(), name.key(), origins, name.token(), name.token() + 1));
    }

    /** One relation as a frame. */
    Frame frame(Relation relation, Scope scope, Context context) {
        return switch (relation) {
            case Source(var path, var alias) -> source(path, alias, scope, context);
            case Derived(var query, var alias, var _) -> {
                var columns = binding.queries().bind(query, scope, context);
                yield Frame.of(path(alias), Frame.renamed(columns, alias.columns()));
            }
            case Function function -> function(function, scope, context);
            case Joined joined -> joined(joined, scope, context);
            case Pivot pivot -> new Pivots(binding).pivot(pivot, frame(pivot.of(), scope, context), scope, context);
            case Unpivot unpivot -> new Pivots(binding).unpivot(unpivot, frame(unpivot.of(), scope, context));
        };
    }

    private Frame joined(Joined joined, Scope scope, Context context) {
        var inner = new Scope(scope, false);
        add(new Joined(joined.first(), joined.joins(), Alias.NONE), inner, context);
        var columns = inner.frames().stream()
                .filter(frame -> !frame.isHidden())
                .flatMap(frame -> frame.columns().stream())
                .toList();
        return Frame.of(
                path(joined.alias()), Frame.renamed(columns, joined.alias().columns()));
    }

    static List<String> path(Alias alias) {
        return alias.name() == null ? List.of() : List.of(alias.name().key());
    }

    private Frame source(List<Name> path, Alias alias, Scope scope, Context context) {
        if (path.isEmpty()) {
            return Frame.of(List.of(), List.of());
        }
        var called = alias.name() == null ? keys(path) : path(alias);
        var named = path.size() == 1 ? binding.queries().named(path.getFirst().key()) : null;
        if (named != null) {
            context.take(named.context());
            return Frame.of(called, Frame.renamed(named.columns(), alias.columns()));
        }
        var column = path.size() > 1 && hasElements() ? correlated(path, scope) : null;
        if (column != null) {
            return elements(column, alias);
        }
        return table(path, alias, context);
    }

    private Frame table(List<Name> path, Alias alias, Context context) {
        var stored = binding.session().read(path, context);
        int token = Math.max(path.getLast().token(), path.getFirst().token());
        var columns = stored.columns(token);
        var own = stored.table().name().parts().stream()
                .map(binding.dialect()::key)
                .toList();
        var renamed = Frame.renamed(columns, alias.columns());
        return alias.name() == null
                ? Frame.of(own, renamed).allOf(stored.table())
                : Frame.of(path(alias), renamed).alsoCalled(own).allOf(stored.table());
    }

    private static List<String> keys(List<Name> path) {
        return path.stream().map(Name::key).toList();
    }

    private boolean hasElements() {
        return binding.dialect() == Dialect.BIGQUERY || binding.dialect() == Dialect.REDSHIFT;
    }

    /** {@code FROM t, t.elements}: a column of a source before it. */
    private static @Nullable Output correlated(List<Name> path, Scope scope) {
        return scope.frame(path.subList(0, path.size() - 1)) == null ? null : scope.find(path);
    }

    private Frame elements(Output column, Alias alias) {
        var name = alias.name();
        String text = name == null ? column.name() : name.text();
        String key = name == null ? column.key() : name.key();
        var origins = new Origins();
        origins.addAll(column.origins(), EdgeKind.TRANSFORMATION);
        return Frame.of(List.of(key), List.of(Output.of(text, key, origins, column.from(), column.to())));
    }

    /** A function's rows: what its columns are nobody knows, but where they come from. */
    private Frame function(Function function, Scope scope, Context context) {
        var call = function.call();
        var alias = function.alias();
        var path = alias.name() == null ? List.of(binding.dialect().key(call.name())) : path(alias);
        var elsewhere = new ExternalReads(binding).frame(function, scope, context);
        if (elsewhere != null) {
            return elsewhere;
        }
        var returned = binding.values().returned(call, scope, context);
        if (returned != null) {
            return Frame.of(path, Frame.renamed(returned, alias.columns()));
        }
        var origins = new Origins();
        var each = new ArrayList<Origins>(1);
        for (Expression argument : call.arguments()) {
            var own = new Origins();
            own.addAll(binding.values().of(argument, scope, context), EdgeKind.TRANSFORMATION);
            origins.addAll(own, EdgeKind.IDENTITY);
            each.add(own);
        }
        var columns = new ArrayList<Output>();
        if (alias.columns().isEmpty()) {
            standard(function, origins, columns);
        }
        boolean pairs = (function.expands() || call.name().equals("unnest"))
                && each.size() == alias.columns().size();
        for (int i = 0; i < alias.columns().size(); i++) {
            var name = alias.columns().get(i);
            boolean isPlace = i == 0 && call.name().startsWith("posexplode");
            var from = isPlace ? new Origins() : pairs ? each.get(i) : origins;
            columns.add(Output.of(name.text(), name.key(), from, name.token(), name.token() + 1));
        }
        if (function.position() != null) {
            var position = function.position();
            columns.add(
                    Output.of(position.text(), position.key(), new Origins(), position.token(), position.token() + 1));
        }
        return Frame.returned(path, columns, origins);
    }

    /** Whether a function among the sources has columns of its own, not one that is called like it. */
    private boolean returnsTables() {
        return switch (binding.dialect()) {
            case TSQL, SNOWFLAKE, BIGQUERY, ORACLE, DB2 -> true;
            default -> false;
        };
    }

    private void standard(Function function, Origins origins, List<Output> columns) {
        var call = function.call();
        var names = switch (call.name()) {
            case "flatten" -> Stream.of("SEQ", "KEY", "PATH", "INDEX", "VALUE", "THIS");
            case "explode", "explode_outer" -> Stream.of("col");
            case "posexplode", "posexplode_outer" -> Stream.of("pos", "col");
            case "split_to_table", "strtok_split_to_table" -> Stream.of("SEQ", "INDEX", "VALUE");
            case "json_array_elements",
                    "jsonb_array_elements",
                    "json_array_elements_text",
                    "jsonb_array_elements_text",
                    "string_split" -> Stream.of("value");
            case "json_each", "jsonb_each", "json_each_text", "jsonb_each_text" -> Stream.of("key", "value");
            case "openjson" -> Stream.of("key", "value", "type");
            default -> {
                var alias = function.alias().name();
                boolean tables = !function.expands() && returnsTables();
                yield Stream.of(tables ? Output.ALL : alias == null ? call.name() : alias.text());
            }
        };
        names.forEach(
                name -> columns.add(Output.of(name, binding.dialect().key(name), origins, call.from(), call.to())));
    }
}
