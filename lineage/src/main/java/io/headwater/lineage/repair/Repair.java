package io.headwater.lineage.repair;

import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.parse.Statements;
import io.headwater.lineage.parse.Statements.Parsed;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the statements of a text, and those with something missing once more: where one token more leaves nothing that
 * is not understood, it is taken for what was meant, and noted. Else the statement stays as it was read at first.
 */
public final class Repair {
    /** Tokens that are read again for all statements of one text together; what is left is not repaired. */
    private static final int MOST_TOKENS = 20_000;

    private final Dialect dialect;
    private int left = MOST_TOKENS;

    private Repair(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A statement with the tokens that its places are of. */
    public record Read(Tokens tokens, Parsed parsed) {}

    /** All statements of a text. */
    public static List<Read> read(Tokens tokens, Dialect dialect) {
        var repair = new Repair(dialect);
        var all = new ArrayList<Read>();
        for (var parsed : Statements.of(tokens, dialect)) {
            int doubt = doubt(tokens, parsed);
            if (doubt < 0) {
                all.add(new Read(tokens, parsed));
            } else {
                all.addAll(repair.mended(tokens, parsed, doubt));
            }
        }
        return all;
    }

    /** The first token where something seems to be missing; -1 for none. */
    private static int doubt(Tokens tokens, Parsed parsed) {
        return parsed.doubt() < 0 && parsed.statement() instanceof Statement.Other
                ? new Headless(tokens, parsed.from(), parsed.to()).doubt()
                : parsed.doubt();
    }

    private List<Read> mended(Tokens tokens, Parsed parsed, int doubt) {
        var part = tokens.part(parsed.from(), parsed.to());
        for (Insertion insertion : Insertions.of(part, doubt - parsed.from())) {
            left -= part.size();
            if (left < 0) {
                break;
            }
            var with = insertion.into(part);
            var again = Statements.of(with, dialect);
            if (!again.isEmpty() && again.stream().allMatch(each -> isGood(with, each, insertion))) {
                return again.stream()
                        .map(each -> new Read(with, noted(with, each, insertion)))
                        .toList();
            }
        }
        return List.of(new Read(tokens, parsed));
    }

    private static boolean isGood(Tokens tokens, Parsed parsed, Insertion insertion) {
        return doubt(tokens, parsed) < 0 && !(isIn(parsed, insertion) && parsed.statement() instanceof Statement.Other);
    }

    private static boolean isIn(Parsed parsed, Insertion insertion) {
        return insertion.at() >= parsed.from() && insertion.at() <= parsed.to();
    }

    private static Parsed noted(Tokens tokens, Parsed parsed, Insertion insertion) {
        return !isIn(parsed, insertion)
                ? parsed
                : parsed.noting(new Diagnostic(tokens.start(insertion.at()), 0, insertion.text() + " is missing"));
    }
}
