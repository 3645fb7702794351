package io.headwater.lineage.tree;

/**
 * A name in a statement.
 *
 * @param text as the dialect keeps it: without quotes, folded if it had none
 * @param key what it is compared by
 * @param token where it stands; -1 for one that the text does not hold
 */
public record Name(String text, String key, int token) {
    @Override
    public String toString() {
        return text;
    }
}
