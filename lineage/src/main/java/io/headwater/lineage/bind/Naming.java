package io.headwater.lineage.bind;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Access;
import io.headwater.lineage.tree.Expression.Call;
import io.headwater.lineage.tree.Expression.Case;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Combined;
import io.headwater.lineage.tree.Name;

/** What a column is called that was given no name. */
final class Naming {
    private Naming() {}

    static Name of(Expression value, Binding binding) {
        if (value instanceof Column(var path, var _, var _) && !path.isEmpty()) {
            return path.getLast();
        }
        if (value instanceof Combined(var parts, var _, var _)
                && parts.size() == 1
                && parts.getFirst() instanceof Access(var _, var path, var _, var to)
                && !path.isEmpty()
                && to == value.to()) {
            return path.getLast();
        }
        if (value instanceof Access(var _, var path, var _, var _) && !path.isEmpty()) {
            return path.getLast();
        }
        if (value instanceof Combined(var parts, var _, var _)
                && isCast(value, binding)
                && parts.getFirst() instanceof Column(var path, var _, var _)) {
            return path.getLast();
        }
        String text = isPostgres(binding.dialect()) ? postgres(value) : text(value, binding);
        return new Name(text, binding.dialect().key(text), value.from());
    }

    /** {@code column::type} keeps the column's name. */
    private static boolean isCast(Expression value, Binding binding) {
        return value instanceof Combined(var parts, var _, var _)
                && parts.size() == 1
                && binding.tokens().kind(parts.getFirst().to()) == Token.CAST
                && binding.dialect() != Dialect.SNOWFLAKE;
    }

    private static boolean isPostgres(Dialect dialect) {
        return dialect == Dialect.POSTGRES || dialect == Dialect.REDSHIFT;
    }

    /** PostgreSQL's FigureColname (parse_target.c): a function's or a column's name, else a question mark. */
    private static String postgres(Expression value) {
        return switch (value) {
            case Call call -> call.name();
            case Case(var _, var results, var _, var _) ->
                !results.isEmpty() && results.getLast() instanceof Column(var path, var _, var _)
                        ? path.getLast().text()
                        : "case";
            case Combined(var parts, var _, var _)
            when parts.size() == 1 && parts.getFirst() instanceof Column(var path, var _, var _) ->
                path.getLast().text();
            default -> "?column?";
        };
    }

    private static String text(Expression value, Binding binding) {
        return value.from() < 0 ? "" : binding.tokens().written(value.from(), value.to());
    }
}
