package io.headwater.lineage.token;

import io.headwater.lineage.Diagnostic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tokens of a text, side by side in arrays; past the last one all are {@link Token#END}. */
public final class Tokens {
    private final String text;
    private final List<Diagnostic> diagnostics = new ArrayList<>(2);
    private int[] starts;
    private int[] ends;
    private Token[] kinds;
    private Word[] words;
    private int size;

    Tokens(String text) {
        this.text = text;
        int expected = Math.max(16, text.length() / 4);
        this.starts = new int[expected];
        this.ends = new int[expected];
        this.kinds = new Token[expected];
        this.words = new Word[expected];
    }

    void add(Token kind, Word word, int start, int end) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        kinds[size] = kind;
        words[size] = word;
        size++;
    }

    void removeLast() {
        size--;
    }

    private void grow() {
        int more = size + (size >> 1) + 16;
        starts = Arrays.copyOf(starts, more);
        ends = Arrays.copyOf(ends, more);
        kinds = Arrays.copyOf(kinds, more);
        words = Arrays.copyOf(words, more);
    }

    void report(int start, int end, String what) {
        diagnostics.add(new Diagnostic(start, end - start, what));
    }

    public String text() {
        return text;
    }

    public int size() {
        return size;
    }

    /** What the text itself has amiss: texts and comments that do not end. */
    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    public Token kind(int token) {
        return token >= 0 && token < size ? kinds[token] : Token.END;
    }

    /** The word that a token is, if it is one that means something. */
    public Word word(int token) {
        return token >= 0 && token < size ? words[token] : Word.NONE;
    }

    /** Where a token begins, in UTF-16 units of the text. */
    public int start(int token) {
        return token < 0 ? 0 : token < size ? starts[token] : text.length();
    }

    /** Where a token ends, in UTF-16 units of the text. */
    public int end(int token) {
        return token < 0 ? 0 : token < size ? ends[token] : text.length();
    }

    /** A token as it is written. */
    public String written(int token) {
        return token >= 0 && token < size ? text.substring(starts[token], ends[token]) : "";
    }

    /** A token's first character. */
    public char first(int token) {
        return token >= 0 && token < size ? text.charAt(starts[token]) : '\0';
    }

    /** Whether nothing stands between a token and the one before. */
    public boolean touches(int token) {
        return token > 0 && token < size && starts[token] == ends[token - 1];
    }
}
