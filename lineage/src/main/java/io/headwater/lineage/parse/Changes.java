package io.headwater.lineage.parse;

import io.headwater.lineage.StatementKind;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Joined;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Assignment;
import io.headwater.lineage.tree.Statement.Branch;
import java.util.ArrayList;
import java.util.List;

/** UPDATE, DELETE and MERGE. */
final class Changes {
    private final Grammar grammar;
    private final Cursor c;

    Changes(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** UPDATE t SET … FROM … WHERE …; UPDATE t JOIN u ON … SET … */
    Statement update() {
        c.next();
        if (c.is(Word.TOP)) {
            c.to(c.afterBrackets(c.at() + 1));
        }
        while (c.acceptAny(Word.IGNORE, Word.ONLY) || c.accepts("low_priority")) {
            // how, not what
        }
        var sources = grammar.relations().relations();
        if (sources.isEmpty() || !c.accept(Word.SET)) {
            return Statements.unknown();
        }
        var from = new ArrayList<>(sources.subList(1, sources.size()));
        var target = sources.getFirst();
        if (target instanceof Joined(var first, var joins, var _)) {
            target = first;
            joins.forEach(join -> from.add(new Joined(
                    new Relation.Source(List.of(), Relation.Alias.NONE), List.of(join), Relation.Alias.NONE)));
        }
        var sets = assignments();
        if (c.is(Word.OUTPUT)) {
            passOutput();
        }
        if (c.accept(Word.FROM)) {
            from.addAll(grammar.relations().relations());
        }
        return new Statement.Update(target, sets, from, where());
    }

    private void passOutput() {
        while (!c.is(Word.FROM) && !c.is(Word.WHERE) && !c.is(Token.SEMICOLON) && !c.isAtEnd()) {
            c.next();
        }
    }

    private List<Expression> where() {
        var where = new ArrayList<Expression>(1);
        if (c.accept(Word.WHERE)) {
            where.add(grammar.expressions().value());
        }
        if (c.is(Word.ORDER) || c.is(Word.LIMIT) || c.is(Word.OPTION)) {
            grammar.tails().tail();
        }
        if (c.is(Word.RETURNING)) {
            c.to(c.end(c.at()));
        }
        return where;
    }

    /** SET column = value, …: the word being here. */
    List<Assignment> sets() {
        c.next();
        return assignments();
    }

    /** column = value, (column, …) = (value, …) or (query), … */
    List<Assignment> assignments() {
        var sets = new ArrayList<Assignment>();
        do {
            if (c.is(Token.OPEN)) {
                several(sets);
            } else if (c.isName(0) || c.is(Token.PARAMETER)) {
                one(sets);
            } else {
                break;
            }
        } while (c.accept(Token.COMMA));
        return sets;
    }

    private void one(List<Assignment> sets) {
        List<Name> column = c.is(Token.PARAMETER) ? List.of(c.name()) : grammar.path();
        while (!c.is(Token.EQUALS)
                && !c.is(Token.COMMA)
                && !c.is(Token.NAMED)
                && !c.isAtEnd()
                && !c.is(Token.SEMICOLON)) {
            c.next(); // an element of an array, or an operator before the sign
        }
        c.next();
        sets.add(new Assignment(column, grammar.expressions().value()));
    }

    private void several(List<Assignment> sets) {
        var columns = grammar.names();
        c.accept(Token.EQUALS);
        if (c.is(Token.OPEN) && grammar.isQuery(1)) {
            int from = c.at();
            var query = grammar.bracketed();
            for (int i = 0; i < columns.size(); i++) {
                var value = new Expression.Nested(only(query, i, columns.size()), false, from, c.at());
                sets.add(new Assignment(List.of(columns.get(i)), value));
            }
            return;
        }
        if (columns.isEmpty()) {
            return;
        }
        if (!c.is(Token.OPEN)) {
            sets.add(new Assignment(
                    List.of(columns.getFirst()), grammar.expressions().value()));
            return;
        }
        int end = c.afterBrackets(c.at());
        c.next();
        for (Name column : columns) {
            sets.add(new Assignment(List.of(column), grammar.expressions().argument()));
            c.accept(Token.COMMA);
        }
        c.to(end);
    }

    /** The query with one of its columns, where each column has its own item. */
    private static Query only(Query query, int place, int all) {
        boolean plain = query instanceof Query.Select select
                && select.items().size() == all
                && select.items().stream().noneMatch(item -> item.value() instanceof Expression.Star);
        return plain && query instanceof Query.Select select
                ? new Query.Select(
                        List.of(select.items().get(place)),
                        select.from(),
                        select.filters(),
                        select.order(),
                        select.windows(),
                        select.into(),
                        select.empty())
                : query;
    }

    /** DELETE FROM t USING … WHERE …; DELETE a FROM t a JOIN …; DELETE t WHERE … */
    Statement delete() {
        c.next();
        if (c.is(Word.TOP)) {
            c.to(c.afterBrackets(c.at() + 1));
        }
        while (c.accepts("low_priority") || c.accepts("quick") || c.accept(Word.IGNORE)) {
            // how, not what
        }
        var from = new ArrayList<Relation>();
        boolean fromFirst = c.accept(Word.FROM);
        List<Relation> targets = fromFirst ? grammar.relations().relations() : named();
        if (targets.isEmpty()) {
            return Statements.unknown();
        }
        if (c.is(Word.OUTPUT)) {
            passOutput();
        }
        if (c.accept(Word.FROM) || c.accept(Word.USING)) {
            from.addAll(grammar.relations().relations());
        }
        var where = new ArrayList<Expression>(1);
        if ((!fromFirst || !from.isEmpty()) && targets.size() > 1) {
            where.addAll(where());
            var parts = targets.stream()
                    .map(target -> (Statement) new Statement.Delete(target, from, where))
                    .toList();
            return new Statement.Several(StatementKind.DELETE, parts);
        }
        from.addAll(targets.subList(1, targets.size()));
        where.addAll(where());
        return new Statement.Delete(targets.getFirst(), from, where);
    }

    private List<Relation> named() {
        var targets = new ArrayList<Relation>();
        while (c.isName(0)) {
            targets.addAll(grammar.relations().relations());
            if (!(c.is(Token.DOT) && c.kind(1) == Token.STAR)) {
                break;
            }
            c.to(c.at() + 2);
            c.accept(Token.COMMA);
        }
        return targets;
    }

    /** MERGE INTO target USING source ON … WHEN … THEN … */
    Statement merge() {
        c.next();
        if (c.is(Word.TOP)) {
            c.to(c.afterBrackets(c.at() + 1));
        }
        while (c.accept(Word.INTO) || (c.reads(0, "with") && c.reads(1, "schema"))) {
            if (c.is(Word.WITH)) {
                c.to(c.at() + 3);
            }
        }
        var target = grammar.relations().joined();
        if (!c.accept(Word.USING)) {
            return Statements.unknown();
        }
        var source = grammar.relations().joined();
        var on = new ArrayList<Expression>(1);
        if (c.accept(Word.ON)) {
            on.add(grammar.expressions().value());
        }
        var branches = new ArrayList<Branch>(2);
        while (c.is(Word.WHEN)) {
            branches.add(branch());
        }
        if (c.is(Word.OUTPUT) || c.is(Word.RETURNING) || c.is(Word.OPTION) || c.reads(0, "log")) {
            c.to(c.end(c.at()));
        }
        return new Statement.Merge(target, source, on, branches);
    }

    private Branch branch() {
        var when = new ArrayList<Expression>(1);
        c.next();
        while (!c.is(Word.THEN) && !c.is(Word.AND) && !c.isAtEnd() && !c.is(Token.SEMICOLON)) {
            c.next(); // [NOT] MATCHED [BY SOURCE]
        }
        if (c.accept(Word.AND)) {
            when.add(grammar.expressions().value());
        }
        c.accept(Word.THEN);
        return switch (c.word()) {
            case UPDATE -> updating(when);
            case INSERT -> inserting(when);
            default -> {
                c.acceptAny(Word.DELETE, Word.DO);
                c.accepts("nothing");
                yield new Branch(when, List.of(), false, List.of());
            }
        };
    }

    private Branch updating(List<Expression> when) {
        c.next();
        c.accept(Word.SET);
        if (isAll()) {
            return all(when);
        }
        var sets = assignments();
        more(when);
        if (c.accept(Word.DELETE)) {
            more(when);
        }
        return new Branch(when, sets, false, List.of());
    }

    private boolean isAll() {
        return c.is(Token.STAR) || (c.is(Word.ALL) && c.word(1) == Word.BY) || (c.reads(0, "row") && !c.is(Token.OPEN));
    }

    private Branch all(List<Expression> when) {
        while (c.acceptAny(Word.ALL, Word.BY, Word.NAME, Word.ROW) || c.accept(Token.STAR)) {
            // all columns of the source
        }
        List<Name> except = List.of();
        if (c.is(Word.EXCEPT) && c.kind(1) == Token.OPEN) {
            c.next();
            except = grammar.names();
        }
        return new Branch(when, List.of(), true, except);
    }

    private void more(List<Expression> when) {
        if (c.accept(Word.WHERE)) {
            when.add(grammar.expressions().value());
        }
    }

    private Branch inserting(List<Expression> when) {
        c.next();
        if (isAll()) {
            return all(when);
        }
        var columns = c.is(Token.OPEN) ? grammar.names() : List.<Name>of();
        if (c.is(Word.ROW)) {
            return all(when);
        }
        var sets = new ArrayList<Assignment>();
        if (c.accept(Word.VALUES) && c.is(Token.OPEN)) {
            values(columns, sets);
        } else if (c.is(Token.STAR)) {
            return all(when);
        }
        more(when);
        return new Branch(when, sets, false, List.of());
    }

    private void values(List<Name> columns, List<Assignment> sets) {
        int end = c.afterBrackets(c.at());
        c.next();
        for (int i = 0; c.at() < end - 1; i++) {
            int before = c.at();
            var value = grammar.expressions().argument();
            var column = i < columns.size() ? columns.get(i) : column(value, i);
            sets.add(new Assignment(List.of(column), value));
            if (!c.accept(Token.COMMA) && c.at() == before) {
                c.next();
            }
        }
        c.to(end);
    }

    /** Without a list of columns values go by place; the name that the source has for it is the best guess. */
    private Name column(Expression value, int place) {
        return value instanceof Expression.Column(var path, var _, var _)
                ? path.getLast()
                : c.made("column " + (place + 1), -1);
    }
}
