package io.headwater.lineage.parse;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Assignment;
import io.headwater.lineage.tree.Statement.Branch;
import java.util.ArrayList;
import java.util.List;

/** MERGE. */
final class Merges {
    private final Grammar grammar;
    private final Cursor c;

    Merges(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
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
        var log = new Changes(grammar).log();
        if (c.is(Word.RETURNING) || c.is(Word.OPTION) || c.reads(0, "log")) {
            c.to(c.end(c.at()));
        }
        return Changes.logged(new Statement.Merge(target, source, on, branches), log);
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
            case UPDATE -> update(when);
            case INSERT -> insert(when);
            default -> {
                c.acceptAny(Word.DELETE, Word.DO);
                c.accepts("nothing");
                yield Branch.updating(when, List.of());
            }
        };
    }

    private Branch update(List<Expression> when) {
        c.next();
        c.accept(Word.SET);
        if (isAll()) {
            return all(when);
        }
        var sets = new Changes(grammar).assignments();
        where(when);
        if (c.accept(Word.DELETE)) {
            where(when);
        }
        return Branch.updating(when, sets);
    }

    private boolean isAll() {
        return c.is(Token.STAR)
                || c.is(Word.BY, Word.NAME)
                || (c.is(Word.ALL) && c.word(1) == Word.BY)
                || (c.reads(0, "row") && !c.is(Token.OPEN));
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
        return new Branch(when, List.of(), false, false, true, except);
    }

    private void where(List<Expression> when) {
        if (c.accept(Word.WHERE)) {
            when.add(grammar.expressions().value());
        }
    }

    private Branch insert(List<Expression> when) {
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
        where(when);
        return new Branch(when, sets, true, columns.isEmpty(), false, List.of());
    }

    private void values(List<Name> columns, List<Assignment> sets) {
        int end = c.afterBrackets(c.at());
        c.next();
        for (int i = 0; c.at() < end - 1; i++) {
            int before = c.at();
            var value = grammar.expressions().argument();
            var column = i < columns.size() ? columns.get(i) : named(value, i);
            sets.add(new Assignment(List.of(column), value));
            if (!c.accept(Token.COMMA) && c.at() == before) {
                c.next();
            }
        }
        c.to(end);
    }

    /** Without a list of columns values go by place; the name that the source has for it is the best guess. */
    private Name named(Expression value, int place) {
        return value instanceof Expression.Column(var path, var _, var _)
                ? path.getLast()
                : c.made("column " + (place + 1), -1);
    }
}
