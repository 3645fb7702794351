package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.Dialect.Trait;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.token.Words;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Call;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Alias;
import io.headwater.lineage.tree.Relation.Derived;
import io.headwater.lineage.tree.Relation.Function;
import io.headwater.lineage.tree.Relation.Join;
import io.headwater.lineage.tree.Relation.Joined;
import io.headwater.lineage.tree.Relation.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands after FROM: tables, queries and functions, and how they are joined. */
final class Relations {
    private static final Set<String> EXPANDING = Set.of(
            "unnest",
            "explode",
            "explode_outer",
            "posexplode",
            "posexplode_outer",
            "flatten",
            "inline",
            "generate_series");

    private final Grammar grammar;
    private final Pivots pivots;
    private final Cursor c;

    Relations(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
        this.pivots = new Pivots(grammar);
    }

    /** Relations with commas between them. */
    List<Relation> relations() {
        var relations = new ArrayList<Relation>(2);
        do {
            if (!begins()) {
                break;
            }
            relations.add(joined());
        } while (c.accept(Token.COMMA));
        while (c.is(Word.LATERAL) && c.word(1) == Word.VIEW) {
            relations.add(lateralView());
        }
        return relations;
    }

    private boolean begins() {
        return switch (c.kind()) {
            case OPEN, QUOTED, TEMPLATE, PARAMETER, STRING -> true;
            case WORD -> !Words.endsAlways(c.word()) || (c.is(Word.ON) && c.kind(1) == Token.DOT);
            default -> false;
        };
    }

    /** One relation with what is joined to it. */
    Relation joined() {
        return joined(primary());
    }

    /** A relation that was read, with what is joined to it. */
    Relation joined(Relation read) {
        var first = after(read);
        List<Join> joins = null;
        while (true) {
            var join = grammar.joins().isJoin() ? grammar.joins().join() : null;
            if (join == null) {
                return joins == null ? first : new Joined(first, joins, Alias.NONE);
            }
            joins = joins == null ? new ArrayList<>(4) : joins;
            joins.add(join);
        }
    }

    Relation relation() {
        return after(primary());
    }

    private Relation after(Relation read) {
        var relation = read;
        if (c.is(Word.TABLESAMPLE) && read instanceof Source(var path, var alias) && alias.equals(Alias.NONE)) {
            grammar.modifiers().modifier();
            relation = new Source(path, alias());
        }
        while (true) {
            if (c.is(Word.PIVOT) && c.kind(1) == Token.OPEN) {
                relation = pivots.pivot(relation);
            } else if (c.is(Word.MATCH_RECOGNIZE) && c.kind(1) == Token.OPEN) {
                relation = pivots.matched(relation);
            } else if (c.is(Word.UNPIVOT)) {
                relation = pivots.unpivot(relation);
            } else if (!grammar.modifiers().modifier()) {
                return relation;
            }
        }
    }

    /** A query in brackets that sees the sources before it. */
    Relation lateral() {
        return after(inBrackets(true));
    }

    private Relation primary() {
        boolean lateral = c.accept(Word.LATERAL);
        if (c.is(Token.OPEN)) {
            return inBrackets(lateral);
        }
        if (c.is(Word.TABLE) && c.kind(1) == Token.OPEN) {
            return tableFunction();
        }
        if ((c.is(Word.ONLY) || c.is(Word.TABLE) || (c.is(Word.STREAM) && c.dialect() == Dialect.DATABRICKS))
                && c.isName(1)
                && !Words.endsComplete(c.word(1))
                && !c.tokens().touches(c.at() + 1)) {
            c.next();
        }
        if (c.is(Word.VALUES) && (c.kind(1) == Token.OPEN || c.kind(1) == Token.NUMBER || c.kind(1) == Token.STRING)) {
            var rows = grammar.queries().rows();
            return new Derived(rows, alias(), false);
        }
        if (!c.isName(0) && !c.is(Token.PARAMETER) && !c.is(Token.STRING)) {
            c.skipTo(Math.min(c.end(), c.at() + 1), "no source of rows");
            return new Source(List.of(), Alias.NONE);
        }
        return named();
    }

    private Relation inBrackets(boolean lateral) {
        if (grammar.isQuery(1)) {
            return new Derived(lateral ? grammar.nested() : grammar.bracketed(), alias(), lateral);
        }
        if (Queries.isChange(c.word(1))) {
            int after = c.afterBrackets(c.at());
            return new Derived(grammar.queries().changing(after, Word.OUTPUT), alias(), false);
        }
        int end = c.afterBrackets(c.at());
        if (!c.enter()) {
            c.skipTo(end, "nested too deeply");
            c.leave();
            return new Source(List.of(), Alias.NONE);
        }
        c.next();
        var inner = relations();
        c.skipTo(end - 1, "not understood");
        c.to(end);
        c.leave();
        var joins = inner.stream()
                .skip(1)
                .map(each -> new Join(each, true, null, List.of(), false))
                .toList();
        var alias = alias();
        return inner.size() == 1 && alias.equals(Alias.NONE)
                ? inner.getFirst()
                : new Joined(inner.isEmpty() ? new Source(List.of(), Alias.NONE) : inner.getFirst(), joins, alias);
    }

    /** TABLE(function(…)). */
    private Relation tableFunction() {
        int from = c.at();
        int end = c.afterBrackets(from + 1);
        c.to(from + 2);
        if (c.is(Token.STRING) && c.kind(1) == Token.CLOSE) {
            var path = grammar.parts(c.nameAt(c.at()));
            c.to(end);
            return new Source(path, alias());
        }
        var inner = c.isName(0) && !grammar.isQuery(0) ? grammar.expressions().argument() : null;
        if (inner == null && grammar.isQuery(0)) {
            var query = grammar.queries().query();
            c.to(end);
            return new Derived(query, alias(), true);
        }
        c.skipTo(end - 1, "not understood");
        c.to(end);
        return inner instanceof Call call
                ? function(call)
                : inner instanceof Expression.Column(var path, var _, var _)
                        ? new Source(path, alias())
                        : function(new Call(
                                "table", inner == null ? List.of() : List.of(inner), List.of(), null, null, from, end));
    }

    private Relation named() {
        int from = c.at();
        if (c.is(Token.WORD) && Words.endsComplete(c.word())) {
            c.doubt(from);
        }
        if (c.word(1) == Word.TABLE && c.kind(2) == Token.OPEN && Queries.isChange(c.word(3)) && isVersion()) {
            c.to(c.at() + 2);
            return new Derived(grammar.queries().changed(), alias(), false);
        }
        if (c.is(Word.ROWS, Word.FROM) && c.kind(2) == Token.OPEN) {
            return sideBySide();
        }
        var path = table();
        if (c.is(Token.OPEN) && c.kind(-1) == Token.PARAMETER) {
            c.passBrackets(); // how its files are read
        } else if (c.is(Token.OPEN) && !grammar.modifiers().isHint()) {
            var stored = new TableReferences(grammar).relation(path.getLast().text());
            return stored != null ? stored : function(grammar.calls().method(path, from));
        }
        c.accept(Token.STAR); // descendants, in PostgreSQL
        grammar.modifiers().version();
        var alias = alias();
        grammar.modifiers().version();
        if ((c.is(Word.WITH) && c.kind(1) == Token.OPEN) || (c.is(Token.OPEN) && c.dialect() == Dialect.TSQL)) {
            c.accept(Word.WITH);
            c.passBrackets();
            alias = alias.equals(Alias.NONE) ? alias() : alias; // after the hint
        }
        if (c.is(Word.FINAL)) {
            c.next();
        }
        return new Source(path, alias);
    }

    /** A table's name; where a dash may be in it, with the dashes. */
    List<Name> table() {
        if (c.is(Token.STRING)) {
            return List.of(c.name());
        }
        if (c.kind(1) == Token.OPEN && c.kind(2) == Token.STRING && c.reads(0, "identifier")) {
            c.to(c.at() + 4);
            return grammar.parts(c.nameAt(c.at() - 2));
        }
        int first = c.at();
        var path = c.isName(0) || c.kind(1) == Token.DOT ? grammar.path() : List.of(c.name());
        if (!c.dialect().has(Trait.DASHES)) {
            return path;
        }
        var parts = new ArrayList<>(path);
        while (c.first(0) == '-' && c.tokens().touches(c.at()) && c.tokens().touches(c.at() + 1)) {
            c.next();
            var more = c.is(Token.NUMBER) ? List.of(c.name()) : grammar.path();
            var joined = parts.removeLast().text() + "-" + more.getFirst().text();
            parts.add(c.made(joined, first));
            parts.addAll(more.subList(1, more.size()));
            if (c.is(Token.DOT) && c.isName(1)) {
                c.next();
                parts.addAll(grammar.path());
            }
        }
        return split(parts);
    }

    /** Db2: FINAL TABLE (INSERT …), the rows as they are after or before the change. */
    private boolean isVersion() {
        return c.is(Word.FINAL) || c.reads(0, "new") || c.reads(0, "old");
    }

    /** PostgreSQL: ROWS FROM (function(…), …), the rows of several functions beside each other. */
    private Relation sideBySide() {
        c.to(c.at() + 2);
        int end = c.afterBrackets(c.at());
        c.next();
        var all = relations();
        c.skipTo(end - 1, "not understood");
        c.to(end);
        var joins = all.stream()
                .skip(1)
                .map(each -> new Join(each, true, null, List.of(), false))
                .toList();
        return all.isEmpty() ? new Source(List.of(), alias()) : new Joined(all.getFirst(), joins, alias());
    }

    private Relation function(Call call) {
        Name position = null;
        boolean numbered = c.accept(Word.WITH, Word.ORDINALITY);
        var named = columns(call);
        var alias = named.isEmpty() ? alias() : new Alias(alias().name(), named);
        if (numbered && alias.columns().size() > 1) {
            position = alias.columns().getLast();
            alias = new Alias(
                    alias.name(), alias.columns().subList(0, alias.columns().size() - 1));
        }
        if (c.accept(Word.WITH, Word.OFFSET)) {
            c.accept(Word.AS);
            position = c.isName(0) && !Words.endsComplete(c.word()) ? c.name() : c.made("offset", c.at() - 1);
        }
        return new Function(call, alias, EXPANDING.contains(call.name()), position);
    }

    /** JSON_TABLE(… COLUMNS (name type PATH …, …)) and OPENJSON(…) WITH (name type path, …). */
    private List<Name> columns(Call call) {
        int after = c.at();
        if (call.name().equals("json_table") || call.name().equals("xmltable")) {
            for (int token = call.from(); token < call.to(); token++) {
                if (c.tokens().word(token) == Word.COLUMNS) {
                    c.to(c.tokens().kind(token + 1) == Token.OPEN ? token + 1 : token);
                    var names = c.is(Token.OPEN) ? grammar.names() : List.<Name>of();
                    c.to(after);
                    return names;
                }
            }
        }
        if (c.dialect() == Dialect.TSQL && c.is(Word.WITH) && c.kind(1) == Token.OPEN) {
            c.next();
            return grammar.names();
        }
        return List.of();
    }

    /** LATERAL VIEW [OUTER] function(…) alias [AS column, …]. */
    private Relation lateralView() {
        c.to(c.at() + 2);
        c.accept(Word.OUTER);
        int from = c.at();
        var path = grammar.path();
        var call = c.is(Token.OPEN)
                ? grammar.calls().call(path.getLast(), from)
                : new Call(path.getLast().text(), List.of(), List.of(), null, null, from, c.at());
        Name name =
                c.isName(0) && !c.is(Word.AS) && !c.is(Word.LATERAL) && !Words.endsComplete(c.word()) ? c.name() : null;
        var columns = new ArrayList<Name>(1);
        if (c.accept(Word.AS)) {
            boolean brackets = c.accept(Token.OPEN);
            do {
                if (c.isName(0)) {
                    columns.add(c.name());
                }
            } while (c.accept(Token.COMMA));
            if (brackets) {
                c.close();
            }
        }
        return new Function(call, new Alias(name, columns), EXPANDING.contains(call.name()), null);
    }

    /** [AS] name [(column, …)]. */
    Alias alias() {
        @Nullable Name name = null;
        boolean said = c.accept(Word.AS);
        if (c.isName(0)
                && (said
                        || c.is(Token.QUOTED)
                        || (!Words.endsComplete(c.word())
                                && !(c.dialect() == Dialect.TSQL && c.reads(0, "output"))
                                && !(c.word(2) == Word.AS && c.reads(0, "timeseries"))
                                && !grammar.joins().isJoin()
                                && !grammar.modifiers().isVersion()))) {
            name = c.name();
        } else if (said && c.is(Token.STRING)) {
            name = c.name();
        }
        boolean columns = (name != null || said)
                && c.is(Token.OPEN)
                && !grammar.modifiers().isHint();
        return name == null && !columns ? Alias.NONE : new Alias(name, columns ? grammar.names() : List.of());
    }

    /** BigQuery writes a whole path in one pair of backticks. */
    private List<Name> split(List<Name> path) {
        if (path.stream().noneMatch(part -> part.text().indexOf('.') > 0)) {
            return path;
        }
        var parts = new ArrayList<Name>(3);
        for (Name name : path) {
            for (String part : name.text().split("\\.", -1)) {
                parts.add(c.made(part, name.token()));
            }
        }
        return parts;
    }
}
