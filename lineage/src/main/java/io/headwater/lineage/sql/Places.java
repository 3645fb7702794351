package io.headwater.lineage.sql;

import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.Influence;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Moves a lineage from the characters of a text to its tokens, or from tokens to the characters of a text. */
final class Places {
    private static final int ELSEWHERE = -1;

    private final Tokens tokens;
    private final boolean toTokens;
    private boolean isExact = true;

    private Places(Tokens tokens, boolean toTokens) {
        this.tokens = tokens;
        this.toTokens = toTokens;
    }

    /** From characters to tokens: an offset becomes that of a token, a length their number. */
    static Places inTokens(Tokens tokens) {
        return new Places(tokens, true);
    }

    /** From tokens to characters. */
    static Places inCharacters(Tokens tokens) {
        return new Places(tokens, false);
    }

    /** Whether all that was moved began and ended with a token. */
    boolean isExact() {
        return isExact;
    }

    Lineage moved(Lineage lineage) {
        return new Lineage(each(lineage.statements(), this::moved));
    }

    private StatementLineage moved(StatementLineage statement) {
        return new StatementLineage(
                statement.kind(),
                statement.level(),
                start(statement.offset()),
                length(statement.offset(), statement.length()),
                statement.inputs(),
                statement.outputs(),
                each(statement.columns(), this::moved),
                each(statement.indirect(), this::moved),
                statement.outputColumns(),
                statement.readsTarget(),
                each(statement.diagnostics(), this::moved),
                statement.confidence());
    }

    private ColumnEdge moved(ColumnEdge edge) {
        return new ColumnEdge(
                edge.source(),
                edge.sourceColumn(),
                edge.target(),
                edge.targetColumn(),
                edge.kind(),
                start(edge.offset()),
                length(edge.offset(), edge.length()));
    }

    private Influence moved(Influence influence) {
        return new Influence(influence.source(), influence.sourceColumn(), influence.kind(), start(influence.offset()));
    }

    private Diagnostic moved(Diagnostic diagnostic) {
        return new Diagnostic(
                start(diagnostic.offset()), length(diagnostic.offset(), diagnostic.length()), diagnostic.what());
    }

    private static <T> List<T> each(List<T> list, Function<T, T> move) {
        var moved = new ArrayList<T>(list.size());
        for (T each : list) {
            moved.add(move.apply(each));
        }
        return moved;
    }

    private int start(int offset) {
        if (offset == ELSEWHERE) {
            return ELSEWHERE;
        }
        return toTokens ? exact(tokens.startingAt(offset)) : tokens.start(offset);
    }

    private int length(int offset, int length) {
        if (length == 0) {
            return 0;
        }
        return toTokens
                ? exact(tokens.endingAt(offset + length)) - tokens.startingAt(offset) + 1
                : tokens.end(offset + length - 1) - tokens.start(offset);
    }

    private int exact(int token) {
        isExact &= token >= 0;
        return token;
    }
}
