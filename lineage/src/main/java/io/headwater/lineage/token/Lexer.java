package io.headwater.lineage.token;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.Dialect.Trait;

/** Cuts a text into tokens in one pass. It takes any text: what does not end becomes one token and a diagnostic. */
public final class Lexer {
    private static final String PATH = "./~%-\"=*"; // of a stage
    private final String text;
    private final char[] chars;
    private final int length;
    private final Dialect dialect;
    private final Tokens tokens;
    private final Bodies bodies;
    private final boolean hashes;
    private int at;

    /** @param expected how many tokens to make room for */
    Lexer(String text, char[] chars, Dialect dialect, int expected) {
        this.text = text;
        this.chars = chars;
        this.length = chars.length;
        this.dialect = dialect;
        this.tokens = new Tokens(text, expected);
        this.bodies = new Bodies(text, tokens);
        this.hashes = dialect.has(Trait.HASH_NAMES);
    }

    /** The tokens of a text; comments and template statements are white space. */
    public static Tokens tokens(String text, Dialect dialect) {
        return tokens(text, text.toCharArray(), dialect);
    }

    static Tokens tokens(String text, char[] chars, Dialect dialect) {
        var lexer = new Lexer(text, chars, dialect, Math.max(16, chars.length / 3));
        while (lexer.at < lexer.length) {
            lexer.next();
        }
        return lexer.tokens;
    }

    /** What was cut so far. */
    Tokens soFar() {
        return tokens;
    }

    /** The place after one token or one piece of white space. */
    int after(int place) {
        at = place;
        next();
        return at;
    }

    private void next() {
        char c = chars[at];
        if (c <= ' ') {
            at++;
        } else if (Letters.isAscii(c) || c == '_') {
            word();
        } else if (c >= '0' && c <= '9') {
            number();
        } else if (c < 128) {
            sign(c);
        } else if (Character.isLetter(c) || Character.isSurrogate(c)) {
            word();
        } else {
            at++; // white space beyond ASCII, a byte order mark, or what no dialect knows
        }
    }

    private void sign(char c) {
        switch (c) {
            case '\'' -> string(at, '\'', dialect.has(Trait.BACKSLASH));
            case '"' -> doubled();
            case '`' -> quoted('`');
            case '[' -> bracket();
            case '-', '/', '#' -> commentOr(c);
            case '{' -> brace();
            case '$' -> dollar();
            case '@', '?', ':', '%' -> parameterOr(c);
            case '.' -> dot();
            case ',' -> take(Token.COMMA, at + 1);
            case ';' -> take(Token.SEMICOLON, at + 1);
            case '(' -> take(Token.OPEN, at + 1);
            case ')' -> take(Token.CLOSE, at + 1);
            case ']' -> take(Token.CLOSE_BRACKET, at + 1);
            case '}' -> take(Token.CLOSE_BRACE, at + 1);
            case '*' -> take(Token.STAR, at + 1);
            case '=' -> equalsSign();
            default -> take(Token.OPERATOR, at + 1);
        }
    }

    private void take(Token kind, int end) {
        tokens.add(kind, Word.NONE, at, end, Tokens.mark(kind, chars, at, end));
        at = end;
    }

    private char peek(int ahead) {
        return at + ahead < length ? chars[at + ahead] : '\0';
    }

    private void word() {
        int end = at;
        int hash = 0;
        long mark = 0;
        do {
            hash = Word.hash(hash, chars[end]);
            mark = Tokens.mark(mark, chars[end]);
            end++;
        } while (end < length && isInWord(chars[end]));
        if (end < length && end - at <= 2 && isPrefix(end)) {
            string(end, chars[end], hasEscapes());
            return;
        }
        var known = Word.of(hash, chars, at, end);
        tokens.add(
                Token.WORD,
                dialect == Dialect.TERADATA ? Abbreviations.word(known, text, at, end) : known,
                at,
                end,
                mark);
        at = end;
    }

    /** Letters that say what kind of text follows: bytes, national, raw, with escapes. */
    private boolean isPrefix(int end) {
        char quote = chars[end];
        if (quote != '\'' && !(quote == '"' && dialect.has(Trait.TEXT_IN_DOUBLE))) {
            return false;
        }
        return Letters.arePrefix(chars, at, end);
    }

    private boolean hasEscapes() {
        char c = Character.toLowerCase(chars[at]);
        return c == 'e' || (dialect.has(Trait.BACKSLASH) && c != 'r' && Character.toLowerCase(peek(1)) != 'r');
    }

    private void number() {
        int end = Numbers.end(chars, at, hashes);
        boolean isName = Numbers.isName(chars, at, end);
        if (end < length && chars[end] == '.' && !isName && !(end + 1 < length && isInWord(chars[end + 1]))) {
            end++; // "1."
        }
        take(isName ? Token.WORD : Token.NUMBER, end);
    }

    private void dot() {
        int last = tokens.size() - 1;
        boolean isPath = last >= 0
                && tokens.end(last) == at
                && switch (tokens.kind(last)) {
                    case WORD, QUOTED, CLOSE -> true;
                    default -> false;
                };
        if (!isPath && Numbers.isDigit(chars, at + 1)) {
            number();
        } else {
            take(Token.DOT, at + 1);
        }
    }

    /** A text: the quote twice is the quote itself; three quotes go on to the next three. */
    private void string(int opening, char quote, boolean escapes) {
        boolean three = dialect.has(Trait.TEXT_IN_DOUBLE) && Texts.isThree(text, opening, quote);
        if (bodies.closes(opening)) {
            take(Token.SEMICOLON, opening + (three ? 3 : 1));
            return;
        }
        if (bodies.isDoubled(opening)) {
            take(Token.STRING, bodies.afterDoubled(opening));
            return;
        }
        boolean ownQuotes =
                dialect.has(Trait.Q_QUOTES) && opening > at && Character.toLowerCase(chars[opening - 1]) == 'q';
        int end = ownQuotes
                ? Texts.bracketed(text, opening)
                : Texts.end(text, opening + (three ? 3 : 1), quote, escapes, three);
        if (end < 0) {
            unended(Token.STRING, "a text without its closing quote");
        } else if (!ownQuotes && bodies.opens(end - (three ? 3 : 1), end)) {
            open(opening + (three ? 3 : 1));
        } else {
            take(Token.STRING, end);
        }
    }

    /** A body in quotes is read in place; a bracket before it is none of its own. */
    private void open(int end) {
        tokens.part();
        take(Token.SEMICOLON, end);
    }

    /** To the end of the line, so that what follows is still read. */
    private void unended(Token kind, String what) {
        int end = text.indexOf('\n', at);
        end = end < 0 ? length : end;
        tokens.report(at, end, what);
        take(kind, end);
    }

    private void doubled() {
        if (dialect.has(Trait.TEXT_IN_DOUBLE)) {
            string(at, '"', dialect.has(Trait.BACKSLASH));
        } else {
            quoted('"');
        }
    }

    private void quoted(char closing) {
        int end = at + 1;
        while (end < length && (chars[end] != closing || (end + 1 < length && chars[end + 1] == closing))) {
            end += chars[end] == closing ? 2 : 1;
        }
        if (end >= length) {
            unended(Token.QUOTED, "a name without its closing quote");
        } else {
            take(Token.QUOTED, end + 1);
        }
    }

    private void bracket() {
        if (dialect.has(Trait.BRACKETS)) {
            quoted(']');
        } else {
            take(Token.OPEN_BRACKET, at + 1);
        }
    }

    private void commentOr(char c) {
        char next = peek(1);
        if ((c == '-' && next == '-') || (c == '/' && next == '/' && dialect.has(Trait.SLASH_COMMENTS))) {
            line();
        } else if (c == '/' && next == '*') {
            comment();
        } else if (c == '#' && dialect.has(Trait.HASH_COMMENTS)) {
            line();
        } else if (c == '#' && dialect.has(Trait.HASH_NAMES)) {
            word();
        } else if (c == '-' && next == '>') {
            take(Token.ARROW, at + (peek(2) == '>' ? 3 : 2));
        } else {
            take(Token.OPERATOR, at + 1);
        }
    }

    private void line() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? length : end;
    }

    private void comment() {
        int end = Texts.afterComment(text, at + 2, dialect.has(Trait.NESTED_COMMENTS));
        if (end < 0) {
            tokens.report(at, length, "a comment that does not end");
        }
        at = end < 0 ? length : end;
    }

    /** Jinja: what is put in stands for a name or a value, all else is white space. */
    private void brace() {
        switch (peek(1)) {
            case '{' -> template("}}", true);
            case '%' -> statement();
            case '#' -> template("#}", false);
            default -> take(Token.OPEN_BRACE, at + 1);
        }
    }

    private void statement() {
        int from = at;
        template("%}", false);
        int end = Branches.isAlternative(text, from) ? Branches.end(text, at) : -1;
        if (end > at) {
            tokens.report(at, end, "another branch of the template, which is not read");
            at = end;
        }
    }

    private void template(String closing, boolean isValue) {
        int found = text.indexOf(closing, at + 2);
        if (found < 0) {
            tokens.report(at, length, "a template that does not end");
        }
        int end = found < 0 ? length : found + closing.length();
        if (isValue) {
            take(Token.TEMPLATE, end);
        } else {
            at = end;
        }
    }

    private void dollar() {
        if (peek(1) == '{') {
            template("}", true);
            return;
        }
        int end = at + 1;
        while (end < length && isInWord(chars[end]) && chars[end] != '$') {
            end++;
        }
        if (dialect.has(Trait.DOLLAR_QUOTES) && end < length && chars[end] == '$') {
            if (bodies.closes(at)) {
                take(Token.SEMICOLON, end + 1);
                return;
            }
            int closing = text.indexOf(text.substring(at, end + 1), end + 1);
            int after = closing + end + 1 - at;
            if (closing >= 0 && bodies.opens(closing, after)) {
                open(end + 1);
                return;
            } else if (closing >= 0) {
                take(Token.STRING, after);
                return;
            }
        }
        take(end > at + 1 ? Token.PARAMETER : Token.OPERATOR, end);
    }

    private void parameterOr(char c) {
        char next = peek(1);
        switch (c) {
            case '?' ->
                take(
                        isOperator(next) || (dialect == Dialect.POSTGRES && tokens.endsOperand())
                                ? Token.OPERATOR
                                : Token.PARAMETER,
                        at + 1);
            case '@' -> at(next);
            case '%' -> percent(next);
            default -> colon(next);
        }
    }

    /** A question mark that asks: of documents, of a cast that may fail, of a condition. */
    private boolean isOperator(char next) {
        return next == '|' || next == '&' || (next == ':' && peek(2) == ':') || dialect == Dialect.CLICKHOUSE;
    }

    /** A variable, or a stage with the path in it. */
    private void at(char next) {
        int end = at + 1;
        boolean isStage = dialect == Dialect.SNOWFLAKE;
        while (end < length
                && (isInWord(chars[end]) || chars[end] == '@' || (isStage && PATH.indexOf(chars[end]) >= 0))) {
            end++;
        }
        boolean isOperator = end == at + 1 || next == '>' || (end == at + 2 && next == '@');
        take(isOperator ? Token.OPERATOR : Token.PARAMETER, end);
    }

    private void percent(char next) {
        if (next == '(') {
            int end = text.indexOf(")s", at);
            if (end > 0 && end - at < 60) {
                take(Token.PARAMETER, end + 2);
                return;
            }
        }
        boolean isPlaceholder = next == 's' && !isInWord(peek(2)) && !tokens.endsOperand();
        take(isPlaceholder ? Token.PARAMETER : Token.OPERATOR, at + (isPlaceholder ? 2 : 1));
    }

    /** A cast, a path into a document, or a placeholder. */
    private void colon(char next) {
        int last = tokens.size() - 1;
        boolean touches = last >= 0 && tokens.end(last) == at && tokens.kind(last) != Token.OPEN;
        if (next == ':') {
            take(Token.CAST, at + 2);
        } else if (next == '=') {
            take(Token.NAMED, at + 2);
        } else if (!touches && (Letters.isAscii(next) || next == '_' || Numbers.isDigit(chars, at + 1))) {
            int end = at + 1;
            while (end < length && isInWord(chars[end])) {
                end++;
            }
            take(Token.PARAMETER, end);
        } else {
            take(Token.COLON, at + 1);
        }
    }

    private void equalsSign() {
        if (peek(1) == '>') {
            take(at > 0 && chars[at - 1] == '<' ? Token.OPERATOR : Token.NAMED, at + 2);
        } else if (peek(1) == '=') {
            take(Token.OPERATOR, at + 2);
        } else {
            take(Token.EQUALS, at + 1);
        }
    }

    private boolean isInWord(char c) {
        return Letters.isInWord(c, hashes);
    }
}
