package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.Dialect.Trait;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Star;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Query.Select;
import io.headwater.lineage.tree.Query.Target;
import io.headwater.lineage.tree.Relation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SELECT up to its last clause. */
final class Selects {
    private static final Set<Word> CLAUSES = EnumSet.of(
            Word.FROM,
            Word.WHERE,
            Word.HAVING,
            Word.QUALIFY,
            Word.UNION,
            Word.INTERSECT,
            Word.EXCEPT,
            Word.MINUS,
            Word.INTO,
            Word.LIMIT,
            Word.WINDOW,
            Word.RETURNING,
            Word.CREATE,
            Word.INSERT,
            Word.DROP,
            Word.SELECT,
            Word.PREWHERE,
            Word.START,
            Word.CONNECT,
            Word.WITH,
            Word.ON,
            Word.OPTION,
            Word.LATERAL,
            Word.OFFSET,
            Word.FETCH,
            Word.SETTINGS,
            Word.FORMAT,
            Word.FOR,
            Word.GO,
            Word.MERGE,
            Word.UPDATE,
            Word.DELETE,
            Word.THEN,
            Word.ELSE,
            Word.END,
            Word.BEGIN,
            Word.LOOP,
            Word.DO,
            Word.IF);

    private final Grammar grammar;
    private final Cursor c;

    Selects(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    Query select(List<Relation> before) {
        c.next();
        modifiers();
        var items = items();
        if (c.is(Word.EXCLUDE) && c.kind(1) == Token.OPEN) {
            c.next();
            items = without(items, grammar.names());
        }
        if (c.reads(0, "bulk") && c.reads(1, "collect")) {
            c.to(c.at() + 2);
        }
        Target into = c.is(Word.INTO) ? into() : null;
        List<Relation> from = before;
        if (c.accept(Word.FROM)) {
            var more = grammar.relations().relations();
            from = before.isEmpty() ? more : List.copyOf(concat(before, more));
            recover(false);
        }
        while (c.is(Word.LATERAL) && c.word(1) == Word.VIEW) {
            from = concat(from, grammar.relations().relations());
        }
        into = into == null && c.is(Word.INTO) ? into() : into;
        var clauses = new Clauses(grammar).read();
        into = into == null && c.is(Word.INTO) ? into() : into;
        return new Select(items, from, clauses.filters(), clauses.order(), clauses.windows(), into, clauses.isEmpty());
    }

    /** Redshift: SELECT …, … EXCLUDE (column, …), of the whole list. */
    private static List<Item> without(List<Item> items, List<Name> names) {
        var left = new ArrayList<Item>(items.size());
        for (Item item : items) {
            if (item.value() instanceof Star star) {
                var except = concat(star.except(), names);
                left.add(new Item(
                        new Star(star.of(), except, star.replaced(), star.renamed(), star.from(), star.to()), null));
            } else if (names.stream().noneMatch(name -> isCalled(item, name))) {
                left.add(item);
            }
        }
        return left;
    }

    private static boolean isCalled(Item item, Name name) {
        if (item.alias() != null) {
            return item.alias().key().equals(name.key());
        }
        return item.value() instanceof Column(var path, var _, var _)
                && !path.isEmpty()
                && path.getLast().key().equals(name.key());
    }

    /** Passes over what is not understood, to where a clause begins again. */
    void recover(boolean comma) {
        int token = c.at();
        while (token < c.end() && !isClause(token) && !(comma && c.tokens().kind(token) == Token.COMMA)) {
            token = c.tokens().kind(token) == Token.OPEN ? c.afterBrackets(token) : token + 1;
        }
        c.skipTo(token, "not understood");
    }

    boolean isClause(int token) {
        return switch (c.tokens().kind(token)) {
            case CLOSE, SEMICOLON -> true;
            case OPERATOR ->
                c.tokens().first(token) == '|'
                        && c.tokens().first(token + 1) == '>'
                        && c.tokens().first(token + 2) != '>';
            case WORD -> isClause(c.tokens().word(token), c.tokens().word(token + 1));
            default -> false;
        };
    }

    private static boolean isClause(Word word, Word next) {
        return switch (word) {
            case USING -> next == Word.SAMPLE;
            case EXCLUDE -> true;
            case GROUP, ORDER, SORT, DISTRIBUTE, CLUSTER -> next == Word.BY;
            default -> CLAUSES.contains(word);
        };
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private void modifiers() {
        while (true) {
            if (c.is(Word.DISTINCT, Word.ON) && c.kind(2) == Token.OPEN) {
                c.to(c.at() + 2);
                c.passBrackets();
            } else if (c.is(Word.DISTINCT)
                    || (c.is(Word.ALL) && c.kind(1) != Token.COMMA)
                    || (c.is(Word.STREAM) && c.isName(1))) {
                c.next();
            } else if (c.is(Word.TOP)
                    && (c.kind(1) == Token.NUMBER || c.kind(1) == Token.OPEN || c.kind(1) == Token.PARAMETER)) {
                top();
            } else if (c.dialect() == Dialect.TERADATA && c.reads(0, "normalize") && isNormalized()) {
                normalize();
            } else if (c.is(Word.AS) && (c.word(1) == Word.STRUCT || c.word(1) == Word.VALUE)) {
                c.to(c.at() + 2);
            } else {
                return;
            }
        }
    }

    private boolean isNormalized() {
        return c.word(1) == Word.ON || (c.isName(1) && !Words.endsComplete(c.word(1)));
    }

    /** NORMALIZE [ON MEETS OR OVERLAPS]: periods that touch become one. */
    private void normalize() {
        c.next();
        if (c.accept(Word.ON)) {
            while (c.accepts("meets") || c.acceptAny(Word.OVERLAPS, Word.OR)) {
                // which periods become one
            }
        }
    }

    private void top() {
        c.next();
        c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
        c.accept(Word.PERCENT);
        if (c.accept(Word.WITH)) {
            c.accept(Word.TIES);
        }
    }

    List<Item> items() {
        var items = new ArrayList<Item>();
        do {
            if (c.is(Token.END) || (c.is(Word.FROM) && !items.isEmpty())) {
                break; // a comma too many
            }
            int before = c.at();
            var item = item();
            if (c.at() > before) {
                items.add(item);
            }
            recover(true);
        } while (c.accept(Token.COMMA));
        return items;
    }

    Item item() {
        if (c.dialect().has(Trait.EQUALS_ALIAS)
                && c.kind(1) == Token.EQUALS
                && (c.isName(0) || c.is(Token.PARAMETER) || c.is(Token.STRING))) {
            var alias = c.is(Token.PARAMETER) ? null : c.nameAt(c.at());
            c.to(c.at() + 2);
            return new Item(grammar.expressions().value(), alias);
        }
        if (c.is(Token.WORD) && c.kind(1) == Token.COLON && c.dialect() == Dialect.DUCKDB) {
            var alias = c.name();
            c.next();
            return new Item(grammar.expressions().value(), alias);
        }
        var value = grammar.expressions().value();
        return new Item(value, alias());
    }

    private @Nullable Name alias() {
        boolean said = c.accept(Word.AS);
        if (said && c.is(Token.OPEN)) {
            c.passBrackets(); // several names for one value: none of them is its own
            return null;
        }
        boolean isAlias = c.isName(0)
                && (said || c.is(Token.QUOTED) || (!Words.endsComplete(c.word()) && !c.reads(1, "collect")));
        return isAlias || c.is(Token.STRING) ? c.name() : null;
    }

    private Target into() {
        c.next();
        boolean temporary = false;
        while (c.acceptAny(Word.TEMPORARY, Word.TEMP, Word.UNLOGGED, Word.TABLE, Word.LOCAL, Word.GLOBAL)) {
            temporary |= c.word(-1) == Word.TEMPORARY || c.word(-1) == Word.TEMP;
        }
        if (c.is(Word.OUTFILE) || c.reads(0, "dumpfile")) {
            while (!c.is(Word.FROM) && !c.isAtEnd() && !c.is(Token.SEMICOLON) && !c.is(Token.CLOSE)) {
                c.next();
            }
            return new Target(List.of(), true, List.of());
        }
        if (c.word(-2) != Word.SELECT && c.reads(-2, "collect")) {
            grammar.expressions().values();
            return new Target(List.of(), true, List.of());
        }
        if (!c.isName(0) || c.readsIntoVariables()) {
            return variables();
        }
        var path = grammar.relations().table();
        return new Target(path, temporary || path.getLast().text().startsWith("#"), List.of());
    }

    /** Of a routine or a script: name, … */
    private Target variables() {
        var names = new ArrayList<Name>(1);
        c.accepts("strict");
        while ((c.isName(0) && !c.is(Word.FROM)) || c.is(Token.PARAMETER)) {
            names.add(c.is(Token.PARAMETER) ? c.name() : grammar.path().getLast());
            if (!c.accept(Token.COMMA)) {
                break;
            }
        }
        return new Target(List.of(), true, names);
    }
}
