package io.headwater.lineage.sql;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Cuts;
import io.headwater.lineage.token.Tokens;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the lineage of texts by their fingerprints: the statements of a query log differ in their literals alone.
 * What is remembered holds for the same dialect and defaults as long as the catalog answers the questions that were
 * asked of it the same way. Safe to use from several threads at once.
 */
public final class LineageCache {
    private static final int VARIANTS = 8; // of one shape: by literals that bear on lineage, and by catalogs

    private record Key(long shape, Dialect dialect, String database, String schema) {}

    private final int capacity;
    private final Cuts cuts;
    private final Map<Key, Deque<Remembered>> byShape = new LinkedHashMap<>(16, 0.75f, true);
    private int kept;

    /**
     * A cache.
     *
     * @param capacity tokens of all remembered texts together; a million take some hundred megabytes
     */
    public LineageCache(int capacity) {
        this.capacity = capacity;
        this.cuts = new Cuts(capacity);
    }

    /** What a text does; the same as {@link SqlLineage#analyze(String)} says. It takes any text, and never throws. */
    public Analysis analyze(SqlLineage engine, String sql) {
        var tokens = cuts.tokens(sql, engine.dialect());
        var key = new Key(tokens.shape(), engine.dialect(), engine.database(), engine.schema());
        return find(key, tokens, engine)
                .map(known -> new Analysis(known.in(tokens), known.fingerprint(), true))
                .orElseGet(() -> analyze(engine, tokens, key));
    }

    private Analysis analyze(SqlLineage engine, Tokens tokens, Key key) {
        var consulted = new Consulted(engine.catalog());
        var lineage = engine.analyze(tokens, consulted);
        var fingerprint = Fingerprint.of(tokens);
        Remembered.of(lineage, tokens, consulted, fingerprint).ifPresent(remembered -> keep(key, remembered));
        return new Analysis(lineage, fingerprint, false);
    }

    private Optional<Remembered> find(Key key, Tokens tokens, SqlLineage engine) {
        Remembered[] variants;
        synchronized (byShape) {
            var known = byShape.get(key);
            variants = known == null ? new Remembered[0] : known.toArray(Remembered[]::new);
        }
        for (Remembered variant : variants) {
            if (variant.fits(tokens, engine.catalog())) {
                return Optional.of(variant);
            }
        }
        return Optional.empty();
    }

    /** The latest first; what was not asked for longest goes. */
    private void keep(Key key, Remembered remembered) {
        synchronized (byShape) {
            var variants = byShape.computeIfAbsent(key, _ -> new ArrayDeque<>(1));
            variants.addFirst(remembered);
            kept += remembered.tokens();
            if (variants.size() > VARIANTS) {
                kept -= variants.removeLast().tokens();
            }
            var eldest = byShape.values().iterator();
            while (kept > capacity && eldest.hasNext()) {
                kept -= eldest.next().stream().mapToInt(Remembered::tokens).sum();
                eldest.remove();
            }
        }
    }
}
