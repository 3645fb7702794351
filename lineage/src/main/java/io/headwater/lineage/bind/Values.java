package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Access;
import io.headwater.lineage.tree.Expression.Call;
import io.headwater.lineage.tree.Expression.Case;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Combined;
import io.headwater.lineage.tree.Expression.Constant;
import io.headwater.lineage.tree.Expression.Lambda;
import io.headwater.lineage.tree.Expression.Nested;
import io.headwater.lineage.tree.Expression.Star;
import io.headwater.lineage.tree.Expression.Window;
import io.headwater.lineage.tree.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a value comes from. */
final class Values {
    /** Windows that stand on one another; more is a circle. */
    private static final int MOST_WINDOWS = 10;

    /** What the rows that were to be inserted are called, where they are there already. */
    static final String INSERTED = "excluded";

    private final Binding binding;

    Values(Binding binding) {
        this.binding = binding;
    }

    /** All origins of a value, in a scope, with what it depends on added to the context. */
    Origins of(Expression value, Scope scope, Context context) {
        var origins = new Origins();
        add(value, EdgeKind.IDENTITY, scope, context, origins);
        return origins;
    }

    /** Adds what only steers rows. */
    void steer(List<Expression> values, EdgeKind kind, Scope scope, Context context) {
        for (Expression value : values) {
            of(value, scope, context)
                    .all()
                    .forEach(origin -> context.steering().add(new Origin(origin.column(), kind, origin.token())));
        }
    }

    private void add(Expression value, EdgeKind through, Scope scope, Context context, Origins into) {
        switch (value) {
            case Constant _ -> {
                // from no column
            }
            case Column column -> into.addAll(column(column, scope, context), through);
            case Star star -> all(star, through, scope, into);
            case Call call -> call(call, through, scope, context, into);
            case Case(var conditions, var results, var _, var _) -> {
                each(conditions, EdgeKind.CONDITIONAL.through(through), scope, context, into);
                each(results, EdgeKind.TRANSFORMATION.through(through), scope, context, into);
            }
            case Nested nested -> nested(nested, through, scope, context, into);
            case Combined(var parts, var _, var _) ->
                each(parts, EdgeKind.TRANSFORMATION.through(through), scope, context, into);
            case Access(var of, var _, var _, var _) ->
                add(of, EdgeKind.TRANSFORMATION.through(through), scope, context, into);
            case Lambda(var parameters, var body, var _, var _) -> {
                scope.enter(parameters);
                add(body, EdgeKind.TRANSFORMATION.through(through), scope, context, into);
                scope.leave(parameters);
            }
        }
    }

    private void each(List<Expression> values, EdgeKind through, Scope scope, Context context, Origins into) {
        for (int i = 0; i < values.size(); i++) {
            add(values.get(i), through, scope, context, into);
        }
    }

    Origins column(Column column, Scope scope, Context context) {
        if (column.path().isEmpty()) {
            return new Origins();
        }
        var single = column.path().size() == 1 ? single(column.path().getFirst(), scope, context) : null;
        if (single != null) {
            return single;
        }
        var found = scope.find(column.path());
        if (found == null) {
            return elsewhere(column, scope, context);
        }
        found.origins().all().stream()
                .filter(origin -> origin.column().table() == null)
                .forEach(origin ->
                        context.unbound(column, "ambiguous: " + origin.column().name(), true));
        return found.origins();
    }

    /** What a name by itself may mean before columns do: a named value, a parameter, the row of a function. */
    private @Nullable Origins single(Name name, Scope scope, Context context) {
        var value = binding.queries().value(name.key());
        if (value != null) {
            context.take(value.context());
            return value.origins();
        }
        if (scope.knows(name)) {
            return null;
        }
        if (binding.session().isParameter(name)) {
            return new Origins();
        }
        var variable = binding.session().variable(List.of(name));
        if (variable != null) {
            return variable;
        }
        var row = scope.frame(List.of(name));
        return row != null && (row.isReturned() || (row.isRenamed() && hasRows())) ? whole(row) : null;
    }

    /** Whether the alias of a source is a value, its row. */
    private boolean hasRows() {
        return switch (binding.dialect()) {
            case POSTGRES, REDSHIFT, BIGQUERY, DUCKDB -> true;
            default -> false;
        };
    }

    /** What is no column of any source: a row, a variable, or something unknown. */
    private Origins elsewhere(Column column, Scope scope, Context context) {
        var row = column.path().size() == 1 ? scope.frame(column.path()) : null;
        if (row != null) {
            return whole(row);
        }
        var variable = binding.session().variable(column.path());
        if (variable != null) {
            return variable;
        }
        if (binding.isVariable(column.path())) {
            return new Origins();
        }
        context.unbound(column, "no source has it", scope.isBare());
        var name = column.path().getLast();
        return Origins.of(new Origin(new Origin.Column(null, name.text()), EdgeKind.IDENTITY, name.token()));
    }

    /** All of a row as one value. */
    private static Origins whole(Frame row) {
        var all = new Origins();
        row.columns().forEach(each -> all.addAll(each.origins(), EdgeKind.TRANSFORMATION));
        return all;
    }

    /** A star among a function's arguments: it takes rows, not values, unless it is one source's. */
    private void all(Star star, EdgeKind through, Scope scope, Origins into) {
        if (star.of().isEmpty()) {
            return;
        }
        var frame = scope.frame(star.of());
        if (frame != null) {
            frame.columns().forEach(column -> into.addAll(column.origins(), EdgeKind.TRANSFORMATION.through(through)));
        }
    }

    private void call(Call call, EdgeKind through, Scope scope, Context context, Origins into) {
        if (call.name().startsWith("dictget") && call.arguments().size() > 1) {
            new ExternalReads(binding).dictionary(call, context, into);
            var keys = call.arguments().subList(2, call.arguments().size());
            each(keys, EdgeKind.TRANSFORMATION.through(through), scope, context, into);
            return;
        }
        if (call.name().equals("values") && call.arguments().size() == 1) {
            into.addAll(inserted(call.arguments().getFirst(), scope, context), through);
            return;
        }
        var returned = returned(call, scope, context);
        if (returned != null) {
            returned.forEach(column -> into.addAll(column.origins(), EdgeKind.TRANSFORMATION.through(through)));
            return;
        }
        if (Functions.isMasking(call.name())) {
            var masked = new Origins();
            plain(call, through, scope, context, masked);
            into.addAll(masked.masked(), EdgeKind.IDENTITY);
        } else {
            plain(call, through, scope, context, into);
        }
    }

    /** MySQL: VALUES(column), of the row that was to be inserted. */
    private Origins inserted(Expression value, Scope scope, Context context) {
        var row = scope.frame(List.of(new Name(INSERTED, INSERTED, -1)));
        if (row == null || !(value instanceof Column(var path, var _, var _))) {
            return of(value, scope, context);
        }
        var column = row.known(path.getLast().key());
        return column == null ? new Origins() : column.origins();
    }

    private void plain(Call call, EdgeKind through, Scope scope, Context context, Origins into) {
        boolean aggregate = Functions.isAggregate(call.name());
        var direct = (aggregate ? EdgeKind.AGGREGATION : EdgeKind.TRANSFORMATION).through(through);
        var arguments = call.arguments();
        if (arguments.size() == 1 && arguments.getFirst() instanceof Star star && !aggregate) {
            star(star, scope, context).forEach(column -> into.addAll(column.origins(), direct));
        }
        boolean decides = Functions.isConditional(call.name()) && arguments.size() > 1;
        if (decides) {
            add(arguments.getFirst(), EdgeKind.CONDITIONAL.through(through), scope, context, into);
        }
        each(decides ? arguments.subList(1, arguments.size()) : arguments, direct, scope, context, into);
        each(
                call.order(),
                Functions.takesOrdered(call.name()) ? direct : EdgeKind.WINDOW.through(through),
                scope,
                context,
                into);
        if (call.filter() != null) {
            add(call.filter(), EdgeKind.CONDITIONAL.through(through), scope, context, into);
        }
        if (call.over() != null) {
            window(call.over(), through, scope, context, into);
        }
    }

    /** What a function returns whose definition is known. */
    @Nullable
    List<Output> returned(Call call, Scope scope, Context context) {
        if (!binding.session().routines().has(call.name())) {
            return null;
        }
        var arguments = call.arguments().stream()
                .map(argument -> of(argument, scope, context))
                .toList();
        return binding.session().routines().returned(call, arguments, context);
    }

    private void window(Window window, EdgeKind through, Scope scope, Context context, Origins into) {
        var kind = EdgeKind.WINDOW.through(through);
        var each = window;
        for (int step = 0; each != null && step < MOST_WINDOWS; step++) {
            each(each.partition(), kind, scope, context, into);
            each(each.order(), kind, scope, context, into);
            each = each.base() == null
                    ? null
                    : context.windows().get(each.base().key());
        }
    }

    private void nested(Nested nested, EdgeKind through, Scope scope, Context context, Origins into) {
        var columns = binding.queries().bind(nested.query(), scope, context);
        if (!nested.exists()) {
            var kind = columns.size() == 1 ? through : EdgeKind.TRANSFORMATION.through(through);
            columns.forEach(column -> into.addAll(column.origins(), kind));
        }
    }

    /** The columns a star stands for. */
    List<Output> star(Star star, Scope scope, Context context) {
        var columns = new ArrayList<Output>();
        if (star.of().isEmpty()) {
            columns.addAll(everything(scope, star.from()));
        } else {
            var frame = scope.frame(star.of());
            if (frame != null) {
                frame.columns().forEach(column -> columns.add(column.at(star.from(), star.to())));
            } else {
                fields(star, scope, context, columns);
            }
        }
        return new Stars(this).changed(star, columns, scope, context);
    }

    /** {@code value.*}: fields of a column, whose names nobody knows. */
    private void fields(Star star, Scope scope, Context context, List<Output> columns) {
        var of = new Column(star.of(), star.from(), star.to());
        columns.add(Output.of(Output.ALL, Output.ALL, column(of, scope, context), star.from(), star.to()));
    }

    private List<Output> everything(Scope scope, int token) {
        var columns = new ArrayList<Output>();
        var seen = new ArrayList<String>(0);
        for (Frame frame : scope.frames()) {
            if (!frame.isHidden()) {
                for (Output column : frame.columns()) {
                    var merged = scope.merged().get(column.key());
                    if (merged == null) {
                        columns.add(column.at(token, token + 1));
                    } else if (!seen.contains(column.key())) {
                        seen.add(column.key());
                        columns.add(merged.at(token, token + 1));
                    }
                }
            }
        }
        return columns;
    }
}
