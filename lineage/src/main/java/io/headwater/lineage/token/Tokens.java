package io.headwater.lineage.token;

import io.headwater.lineage.Diagnostic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text, side by side in arrays; past the last one all are {@link Token#END}. What is asked of literals
 * and of line breaks is noted: texts that differ in other literals and breaks alone are read the same.
 */
public final class Tokens {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private static final int NONE = -1;

    /** Past all tokens: of a bracket that is not closed. */
    public static final int NEVER = Integer.MAX_VALUE;

    private final String text;
    private final @Nullable Tokens whole; // what these are a part of
    private final int first; // of the whole's tokens
    private final int made; // the one that is not in the text
    private final List<Diagnostic> diagnostics = new ArrayList<>(2);
    private int[] starts;
    private int[] ends;
    private byte[] kinds;
    private short[] words;
    private int size;
    private int @Nullable [] closings; // where each bracket that opens is closed
    private long shape;
    private final BitSet literals = new BitSet();
    private final BitSet breaks = new BitSet();

    private boolean isPlain = true;

    /** @param expected how many to make room for */
    Tokens(String text, int expected) {
        this(text, expected, null, 0, NONE);
    }

    private Tokens(String text, int expected, @Nullable Tokens whole, int first, int made) {
        this.text = text;
        this.whole = whole;
        this.first = first;
        this.made = made;
        this.starts = new int[expected];
        this.ends = new int[expected];
        this.kinds = new byte[expected];
        this.words = new short[expected];
    }

    /** @param mark what of the token counts for the shape of the text */
    void add(Token kind, Word word, int start, int end, long mark) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        kinds[size] = (byte) kind.code();
        words[size] = (short) word.code();
        int gap = size > 0 && ends[size - 1] == start ? 32 : 0;
        long mixed = (shape ^ (mark + gap + kind.code())) * MIX;
        shape = mixed ^ (mixed >>> 32);
        size++;
    }

    /** Makes of the bracket that was added last, if it is one, the end of a statement. */
    void part() {
        if (kind(size - 1) == Token.OPEN) {
            kinds[size - 1] = (byte) Token.SEMICOLON.code();
        }
    }

    /** The hash of some characters and one more; that of none is 0. */
    static long mark(long before, char c) {
        return (before + c + 1) * MIX;
    }

    /** What of a token counts for the shape: of a literal nothing, else every character. */
    static long mark(Token kind, char[] chars, int from, int to) {
        if (kind == Token.STRING || kind == Token.NUMBER) {
            return 0;
        }
        long mark = 0;
        for (int i = from; i < to; i++) {
            mark = mark(mark, chars[i]);
        }
        return mark;
    }

    /** Some of the tokens; what is asked of them is asked of the whole. */
    public Tokens part(int from, int to) {
        return part(from, Math.min(to, size), NONE, Token.END, Word.NONE);
    }

    /** The same tokens and one more that is not in the text. */
    public Tokens with(int at, Token kind, Word word) {
        return part(0, size, at, kind, word);
    }

    private Tokens part(int from, int to, int at, Token kind, Word word) {
        var part = new Tokens(text, to - from + 2, whole == null ? this : whole, first + from, at);
        for (int i = from; i <= to; i++) {
            if (i == at) {
                int place = i < size ? starts[i] : ends[Math.max(0, size - 1)];
                part.add(kind, word, place, place, 0);
            }
            if (i < to) {
                part.add(kind(i), word(i), starts[i], ends[i], 0);
            }
        }
        return part;
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
        isPlain = false;
    }

    /** What a token is hangs on a text that comes later. */
    void hang() {
        isPlain = false;
    }

    /** Whether each token is what it is wherever it stands and whatever texts come after it. */
    boolean isPlain() {
        return isPlain;
    }

    /** The same tokens at other places, with nothing asked of them but what the lexer asked, if this is asked at once. */
    Tokens at(String other, int[] newStarts, int[] newEnds) {
        var moved = new Tokens(other, 0, null, 0, NONE);
        moved.starts = newStarts;
        moved.ends = newEnds;
        moved.kinds = kinds;
        moved.words = words;
        moved.size = size;
        moved.shape = shape;
        moved.literals.or(literals);
        return moved;
    }

    int[] starts() {
        return Arrays.copyOf(starts, size);
    }

    int[] ends() {
        return Arrays.copyOf(ends, size);
    }

    boolean isAsked(int literal) {
        return literals.get(literal);
    }

    /** A hash of all tokens and of which of them touch, but for the text of literals. */
    public long shape() {
        return shape;
    }

    /** The literals whose text was asked for so far, by token. */
    public IntStream literals() {
        return literals.stream();
    }

    /** The tokens of which was asked so far whether a line begins there. */
    public IntStream breaks() {
        return breaks.stream();
    }

    public int size() {
        return size;
    }

    /** What the text itself has amiss: texts and comments that do not end. */
    public List<Diagnostic> diagnostics() {
        return List.copyOf(root().diagnostics);
    }

    /** Of these, what is amiss from one token on and before another. */
    public List<Diagnostic> diagnostics(int from, int to) {
        var all = root().diagnostics;
        if (all.isEmpty()) {
            return List.of();
        }
        int first = from == 0 ? 0 : start(from);
        return all.stream()
                .filter(each -> each.offset() >= first && each.offset() < start(to))
                .toList();
    }

    public Token kind(int token) {
        return token >= 0 && token < size ? Token.of(kinds[token]) : Token.END;
    }

    /** The word that a token is, if it is one that means something. */
    public Word word(int token) {
        return token >= 0 && token < size ? Word.of(words[token]) : Word.NONE;
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
        note(token);
        return token >= 0 && token < size ? text.substring(starts[token], ends[token]) : "";
    }

    /** Tokens as they are written, with one space where they stand apart. */
    public String written(int from, int to) {
        var written = new StringBuilder();
        for (int token = from; token < to; token++) {
            written.append(token > from && !touches(token) ? " " : "").append(written(token));
        }
        return written.toString();
    }

    /** Whether a token is written exactly so. */
    public boolean isWritten(int token, String wanted) {
        note(token);
        return end(token) - start(token) == wanted.length() && text.startsWith(wanted, start(token));
    }

    /** The token that begins at a place of the text; -1 where none does. */
    public int startingAt(int offset) {
        int token = offset == text.length() ? size : Arrays.binarySearch(starts, 0, size, offset);
        return Math.max(-1, token);
    }

    /** The token that ends at a place of the text; -1 where none does. */
    public int endingAt(int offset) {
        return Math.max(-1, Arrays.binarySearch(ends, 0, size, offset));
    }

    /** Whether a token is written so, in any case. */
    public boolean reads(int token, String wanted) {
        note(token);
        return end(token) - start(token) == wanted.length()
                && text.regionMatches(true, start(token), wanted, 0, wanted.length());
    }

    /** A token's first character; none for one that is not in the text. */
    public char first(int token) {
        note(token);
        return token >= 0 && token < size && starts[token] < ends[token] ? text.charAt(starts[token]) : '\0';
    }

    private void note(int token) {
        if (kind(token) == Token.STRING || kind(token) == Token.NUMBER) {
            root().literals.set(inRoot(token));
        }
    }

    /** The token after the bracket that closes the one at a token; after any other token, the next one. */
    public int afterBrackets(int token) {
        if (token < 0 || token >= size || !isOpening(kind(token))) {
            return token + 1;
        }
        if (closings == null) {
            closings = closings();
        }
        return closings[token];
    }

    private int[] closings() {
        var found = new int[size];
        var open = new int[size];
        int depth = 0;
        for (int i = 0; i < size; i++) {
            if (isOpening(kind(i))) {
                found[i] = NEVER;
                open[depth++] = i;
            } else if (depth > 0 && isClosing(kind(i))) {
                found[open[--depth]] = i + 1;
            }
        }
        return found;
    }

    private static boolean isOpening(Token kind) {
        return kind == Token.OPEN || kind == Token.OPEN_BRACKET || kind == Token.OPEN_BRACE;
    }

    private static boolean isClosing(Token kind) {
        return kind == Token.CLOSE || kind == Token.CLOSE_BRACKET || kind == Token.CLOSE_BRACE;
    }

    /** Whether the last token may end a value. */
    boolean endsOperand() {
        int last = size - 1;
        return switch (kind(last)) {
            case WORD, QUOTED -> word(last) == Word.NONE;
            case NUMBER, CLOSE, CLOSE_BRACKET -> true;
            default -> false;
        };
    }

    private Tokens root() {
        return whole == null ? this : whole;
    }

    private int inRoot(int token) {
        return first + token - (made != NONE && token > made ? 1 : 0);
    }

    /** Whether nothing stands between a token and the one before. */
    public boolean touches(int token) {
        return token > 0 && token < size && starts[token] == ends[token - 1];
    }

    /** Whether the line breaks between a token and the one before. */
    public boolean beginsLine(int token) {
        root().breaks.set(inRoot(token));
        int end = end(token - 1);
        return text.substring(end, Math.max(end, start(token))).indexOf('\n') >= 0;
    }
}
