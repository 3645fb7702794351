package io.headwater.lineage.parse;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Joined;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Assignment;
import java.util.ArrayList;
import java.util.List;

/** UPDATE and DELETE. */
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
        if (c.reads(0, "output")) {
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
            var value = new Expression.Nested(grammar.bracketed(), false, from, c.at());
            columns.forEach(column -> sets.add(new Assignment(List.of(column), value)));
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
        List<Relation> targets = c.accept(Word.FROM) ? grammar.relations().relations() : named();
        if (targets.isEmpty()) {
            return Statements.unknown();
        }
        if (c.reads(0, "output")) {
            passOutput();
        }
        if (c.accept(Word.FROM) || c.accept(Word.USING)) {
            from.addAll(grammar.relations().relations());
        }
        from.addAll(targets.subList(1, targets.size()));
        return new Statement.Delete(targets.getFirst(), from, where());
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
}
