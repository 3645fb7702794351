package io.headwater.lineage.select;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words that may stand before a colon, and what they mean. */
public final class Criteria {
    /** The words of the language itself. */
    static final Set<String> OWN = Set.of("field", "path", "kind");

    private static final java.util.regex.Pattern WORD = java.util.regex.Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private final Map<String, Criterion> criteria;

    private Criteria(Map<String, Criterion> criteria) {
        this.criteria = Map.copyOf(criteria);
    }

    /** No words but those of the language itself. */
    public static Criteria none() {
        return new Criteria(Map.of());
    }

    /**
     * These and one more.
     *
     * @param word a letter, then letters, digits, {@code _}, {@code -} and dots
     * @throws IllegalArgumentException where the word is taken or not one
     */
    public Criteria with(String word, Criterion criterion) {
        if (!WORD.matcher(word).matches() || OWN.contains(word) || criteria.containsKey(word)) {
            throw new IllegalArgumentException("word: one that is new and begins with a letter, not " + word);
        }
        var more = new HashMap<>(criteria);
        more.put(word, criterion);
        return new Criteria(more);
    }

    /** These and several more, by their words. */
    public Criteria with(Map<String, Criterion> others) {
        var all = this;
        for (var other : others.entrySet()) {
            all = all.with(other.getKey(), other.getValue());
        }
        return all;
    }

    /** All words, those of the language included. */
    public SortedSet<String> words() {
        var words = new TreeSet<>(criteria.keySet());
        words.addAll(OWN);
        return Collections.unmodifiableSortedSet(words);
    }

    Optional<Criterion> find(String word) {
        return Optional.ofNullable(criteria.get(word));
    }
}
