package io.headwater.lineage.parse;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Call;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Relation.Alias;
import io.headwater.lineage.tree.Relation.Function;
import io.headwater.lineage.tree.Relation.Join;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How relations are joined. */
final class Joins {
    private final Grammar grammar;
    private final Cursor c;

    Joins(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    boolean isJoin() {
        return switch (c.word()) {
            case JOIN, INNER, CROSS, NATURAL, STRAIGHT_JOIN, ASOF, PASTE, POSITIONAL -> true;
            case NONE -> c.reads(0, "directed") && c.word(1) == Word.JOIN;
            case LEFT, RIGHT, FULL, SEMI, ANTI, GLOBAL, ANY, ALL, OUTER, ARRAY -> leadsToJoin();
            default -> false;
        };
    }

    private boolean leadsToJoin() {
        for (int i = 1; i < 5; i++) {
            switch (c.word(i)) {
                case JOIN, APPLY -> {
                    return true;
                }
                case OUTER, INNER, SEMI, ANTI, ANY, ALL, LEFT, RIGHT, ASOF, ARRAY, FULL, LOOP, MERGE -> {
                    // more of the same
                }
                default -> {
                    if (!c.reads(i, "directed") && !c.reads(i, "hash") && !c.reads(i, "remote")) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    Join join() {
        boolean natural = false;
        boolean keeps = true;
        boolean array = false;
        boolean apply = false;
        while (!c.is(Word.JOIN) && !c.is(Word.STRAIGHT_JOIN) && !apply && isKind()) {
            natural |= c.is(Word.NATURAL);
            keeps &= !(c.is(Word.SEMI) || c.is(Word.ANTI));
            array |= c.is(Word.ARRAY);
            apply = c.is(Word.APPLY);
            c.next();
        }
        if (!apply && !c.accept(Word.JOIN) && !c.accept(Word.STRAIGHT_JOIN)) {
            c.doubt(c.at());
        }
        if (apply && c.is(Token.OPEN) && grammar.isQuery(1)) {
            return new Join(grammar.relations().lateral(), keeps, null, List.of(), false);
        }
        return array ? arrays() : conditions(keeps, natural);
    }

    /** A word that says how to join. */
    private boolean isKind() {
        return switch (c.word()) {
            case INNER, CROSS, NATURAL, ASOF, PASTE, POSITIONAL, LEFT, RIGHT, FULL, SEMI, ANTI -> true;
            case GLOBAL, ANY, ALL, OUTER, ARRAY, LOOP, MERGE, APPLY -> true;
            default -> c.reads(0, "directed") || c.reads(0, "hash") || c.reads(0, "remote");
        };
    }

    private Join conditions(boolean keeps, boolean natural) {
        while (c.is(Token.OPEN_BRACKET) || c.reads(0, "each")) {
            c.to(c.is(Token.OPEN_BRACKET) ? c.afterBrackets(c.at()) : c.at() + 1); // hints
        }
        var right = grammar.relations().relation();
        Expression on = on();
        if (c.reads(0, "match_condition") && c.kind(1) == Token.OPEN) {
            c.next();
            int from = c.at();
            var match = grammar.operands().brackets();
            var more = on();
            on = more == null ? match : new Expression.Combined(List.of(match, more), from, c.at());
        }
        List<Name> using = List.of();
        if (on == null && c.is(Word.USING)) {
            c.next();
            using = c.is(Token.OPEN) ? grammar.names() : c.isName(0) ? List.of(c.name()) : List.of();
            if (c.is(Word.AS) && c.isName(1)) {
                c.to(c.at() + 2);
            }
        }
        return new Join(right, keeps, on, using, natural);
    }

    /** Several, where joins are nested: a JOIN b JOIN c ON … ON … */
    private @Nullable Expression on() {
        if (!c.is(Word.ON)) {
            return null;
        }
        int from = c.at();
        var all = new ArrayList<Expression>(1);
        while (c.accept(Word.ON)) {
            all.add(grammar.expressions().value());
        }
        return all.size() == 1 ? all.getFirst() : new Expression.Combined(all, from, c.at());
    }

    /** ClickHouse: each element of an array becomes a row. */
    private Join arrays() {
        int from = c.at();
        var arguments = new ArrayList<Expression>(1);
        var columns = new ArrayList<Name>(1);
        do {
            var array = grammar.expressions().value();
            arguments.add(array);
            if (c.accept(Word.AS) && c.isName(0)) {
                columns.add(c.name());
            } else {
                columns.add(array instanceof Column(var path, var _, var _) ? path.getLast() : c.made("", c.at()));
            }
        } while (c.accept(Token.COMMA));
        var call = new Call("unnest", arguments, List.of(), null, null, from, c.at());
        return new Join(new Function(call, new Alias(null, columns), true, null), true, null, List.of(), false);
    }
}
