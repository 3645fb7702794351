package io.headwater.lineage.sql;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.token.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * A lineage whose places are tokens instead of characters, so that it can be told of another text of the same tokens.
 *
 * @param byToken offsets are numbers of tokens, lengths too
 * @param consulted what it depends on in the catalog
 * @param tokens how many there are
 */
record Remembered(
        Lineage byToken,
        Fingerprint fingerprint,
        Consulted consulted,
        List<Literal> literals,
        List<Break> breaks,
        int tokens) {

    /** It depends on the text of a literal. */
    record Literal(int token, String text) {}

    /** It depends on whether a line begins with a token. */
    record Break(int token, boolean begins) {}

    /** Empty for what cannot be moved: a text that is broken, or a place within a token. */
    static Optional<Remembered> of(Lineage lineage, Tokens tokens, Consulted consulted, Fingerprint fingerprint) {
        var places = Places.inTokens(tokens);
        var byToken = places.moved(lineage);
        if (!tokens.diagnostics().isEmpty() || !places.isExact()) {
            return Optional.empty();
        }
        var literals = tokens.literals()
                .mapToObj(token -> new Literal(token, tokens.written(token)))
                .toList();
        var breaks = tokens.breaks()
                .mapToObj(token -> new Break(token, tokens.beginsLine(token)))
                .toList();
        return Optional.of(new Remembered(byToken, fingerprint, consulted, literals, breaks, tokens.size()));
    }

    /** Whether a text of the same shape means the same. */
    boolean fits(Tokens text, Catalog catalog) {
        if (text.size() != tokens) {
            return false;
        }
        for (Literal literal : literals) {
            if (!text.isWritten(literal.token(), literal.text())) {
                return false;
            }
        }
        for (Break line : breaks) {
            if (text.beginsLine(line.token()) != line.begins()) {
                return false;
            }
        }
        return consulted.agrees(catalog);
    }

    /** The lineage with the places it has in a text. */
    Lineage in(Tokens text) {
        return Places.inCharacters(text).moved(byToken);
    }
}
