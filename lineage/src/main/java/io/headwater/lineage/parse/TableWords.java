package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tables by the words before them, without a grammar: what is left where a statement is not understood. It reads a
 * comma list after FROM, and knows the names of queries in WITH.
 */
public final class TableWords {
    private final Cursor c;
    private final Grammar grammar;
    private final Word first;
    private final Set<String> named = new HashSet<>();
    private final List<List<Name>> inputs = new ArrayList<>();

    private TableWords(Cursor cursor) {
        this.c = cursor;
        this.grammar = new Grammar(cursor);
        this.first = cursor.word();
    }

    /** The tables that some tokens read. */
    public static List<List<Name>> inputs(Tokens tokens, Dialect dialect, int from, int to) {
        var words = new TableWords(new Cursor(tokens, dialect, from, to));
        words.read();
        return words.inputs.stream()
                .filter(path ->
                        path.size() > 1 || !words.named.contains(path.getFirst().key()))
                .toList();
    }

    private void read() {
        while (!c.isAtEnd()) {
            switch (c.word()) {
                case FROM, JOIN -> {
                    c.next();
                    tables();
                }
                case USING -> {
                    c.next();
                    if (first == Word.MERGE || first == Word.DELETE) {
                        tables();
                    }
                }
                case EXTRACT -> c.to(c.kind(1) == Token.OPEN ? c.afterBrackets(c.at() + 1) : c.at() + 1);
                case AS -> {
                    if (c.kind(1) == Token.OPEN && c.kind(-1) == Token.WORD) {
                        named.add(c.nameAt(c.at() - 1).key());
                    }
                    c.next();
                }
                default -> c.next();
            }
        }
    }

    private void tables() {
        do {
            if (!c.isName(0) || Words.endsAlways(c.word()) || c.is(Word.LATERAL) || c.is(Word.UNNEST)) {
                return;
            }
            var path = grammar.relations().table();
            if (c.is(Token.OPEN)) {
                return; // a function
            }
            inputs.add(path);
            c.accept(Word.AS);
            if (c.isName(0) && !Words.endsComplete(c.word())) {
                c.next();
            }
        } while (c.accept(Token.COMMA));
    }
}
