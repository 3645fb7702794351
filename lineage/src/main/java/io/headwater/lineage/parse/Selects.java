package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.token.Words;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Access;
import io.headwater.lineage.tree.Expression.Call;
import io.headwater.lineage.tree.Expression.Case;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Combined;
import io.headwater.lineage.tree.Expression.Constant;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Lambda;
import io.headwater.lineage.tree.Expression.Nested;
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
        boolean none = modifiers();
        var items = grammar.items().items();
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
        if (from.isEmpty() && lacksSource(items)) {
            c.doubt(c.at());
        }
        var clauses = grammar.clauses().read();
        into = into == null && c.is(Word.INTO) ? into() : into;
        return new Select(
                items, from, clauses.filters(), clauses.order(), clauses.windows(), into, none || clauses.isEmpty());
    }

    /** Whether there is a column, and no source around that it could be of. */
    private boolean lacksSource(List<Item> items) {
        if (grammar.isNested()) {
            return items.size() == 1
                    && items.getFirst().alias() != null
                    && refers(items.getFirst().value())
                    && !grammar.items().isSaid();
        }
        return items.stream().anyMatch(item -> refers(item.value()));
    }

    /** A column of a source with a query in brackets after it. */
    private boolean isQualified(Call call) {
        return c.tokens().kind(call.from() + 1) == Token.DOT
                && call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Nested;
    }

    private boolean refers(Expression value) {
        return switch (value) {
            case Column(var path, var _, var _) ->
                !path.isEmpty() && !path.getFirst().text().startsWith("@");
            case Star _ -> true;
            case Combined(var parts, var _, var _) -> parts.stream().anyMatch(this::refers);
            case Call call when isQualified(call) -> true;
            case Call call -> call.arguments().stream().anyMatch(part -> !(part instanceof Star) && refers(part));
            case Case(var _, var results, var _, var _) -> results.stream().anyMatch(this::refers);
            case Access(var of, var _, var _, var _) -> refers(of);
            case Constant _, Nested _, Lambda _ -> false;
        };
    }

    /** Redshift: SELECT …, … EXCLUDE (column, …), of the whole list. */
    private static List<Item> without(List<Item> items, List<Name> names) {
        var left = new ArrayList<Item>(items.size());
        for (Item item : items) {
            if (item.value() instanceof Star star) {
                var except = concat(star.except(), names);
                left.add(new Item(
                        new Star(
                                star.of(),
                                except,
                                star.like(),
                                star.replaced(),
                                star.renamed(),
                                star.from(),
                                star.to()),
                        null));
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
        if (grammar.queries().isCombining()) {
            return;
        }
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
            case WORD ->
                isClause(c.tokens().word(token), c.tokens().word(token + 1))
                        || (c.tokens().word(token + 2) == Word.AS && c.tokens().reads(token, "timeseries"));
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

    /** What stands before the items; whether it says that no row comes out. */
    private boolean modifiers() {
        boolean none = false;
        while (true) {
            if (c.is(Word.DISTINCT, Word.ON) && c.kind(2) == Token.OPEN) {
                c.to(c.at() + 2);
                c.passBrackets();
            } else if (isHint()) {
                c.next();
            } else if (c.is(Word.DISTINCT)
                    || (c.is(Word.ALL) && c.kind(1) != Token.COMMA)
                    || (c.is(Word.STREAM) && c.isName(1))) {
                c.next();
            } else if (c.is(Word.TOP)
                    && (c.kind(1) == Token.NUMBER || c.kind(1) == Token.OPEN || c.kind(1) == Token.PARAMETER)) {
                none |= c.reads(1, "0") || (c.kind(1) == Token.OPEN && c.reads(2, "0") && c.kind(3) == Token.CLOSE);
                top();
            } else if (c.dialect() == Dialect.TERADATA && c.reads(0, "normalize") && isNormalized()) {
                normalize();
            } else if (c.is(Word.AS) && (c.word(1) == Word.STRUCT || c.word(1) == Word.VALUE)) {
                c.to(c.at() + 2);
            } else {
                return none;
            }
        }
    }

    /** MySQL: SQL_CALC_FOUND_ROWS, SQL_NO_CACHE, HIGH_PRIORITY and the like. */
    private boolean isHint() {
        boolean isMySql = c.dialect() == Dialect.MYSQL || c.dialect() == Dialect.MARIADB;
        return isMySql
                && (c.isName(1) || c.kind(1) == Token.STAR)
                && (c.is(Word.STRAIGHT_JOIN)
                        || c.reads(0, "sql_calc_found_rows")
                        || c.reads(0, "sql_no_cache")
                        || c.reads(0, "sql_small_result")
                        || c.reads(0, "sql_big_result")
                        || c.reads(0, "high_priority")
                        || c.reads(0, "distinctrow"));
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

    /** Where a query does not make tables by INTO, what follows are variables of a procedure. */
    private boolean intoVariables() {
        return switch (c.dialect()) {
            case ORACLE, MYSQL, MARIADB, DB2, TERADATA -> true;
            default -> false;
        };
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
        if (intoVariables()) {
            grammar.expressions().values();
            return new Target(List.of(), true, List.of());
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
