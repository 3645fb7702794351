package io.headwater.lineage.token;

import io.headwater.lineage.Dialect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts texts into tokens as {@link Lexer} does, and remembers how: one that differs from an earlier one in literals and
 * comments alone is cut several times faster. Safe to use from several threads at once.
 */
public final class Cuts {
    private record Key(long outline, Dialect dialect) {}

    private final int capacity;
    private final Map<Key, Cut> byOutline = new LinkedHashMap<>(16, 0.75f, true);
    private int kept;

    /**
     * Remembers nothing yet.
     *
     * @param capacity tokens of all remembered texts together, some twenty bytes each
     */
    public Cuts(int capacity) {
        this.capacity = capacity;
    }

    /** The tokens of a text; it takes any text. */
    public Tokens tokens(String text, Dialect dialect) {
        char[] chars = text.toCharArray();
        var key = new Key(Outline.of(chars, dialect), dialect);
        return find(key).flatMap(cut -> cut.cut(text, chars)).orElseGet(() -> lexed(text, chars, key));
    }

    private Optional<Cut> find(Key key) {
        synchronized (byOutline) {
            return Optional.ofNullable(byOutline.get(key));
        }
    }

    private Tokens lexed(String text, char[] chars, Key key) {
        var tokens = Lexer.tokens(text, chars, key.dialect());
        Cut.of(tokens, key.dialect(), text, chars).ifPresent(cut -> keep(key, cut));
        return tokens;
    }

    /** What was not asked for longest goes. */
    private void keep(Key key, Cut cut) {
        synchronized (byOutline) {
            var before = byOutline.put(key, cut);
            kept += cut.size() - (before == null ? 0 : before.size());
            var eldest = byOutline.values().iterator();
            while (kept > capacity && eldest.hasNext()) {
                kept -= eldest.next().size();
                eldest.remove();
            }
        }
    }
}
