package io.headwater.lineage.token;

/** Kinds of tokens. */
@SuppressWarnings("EnumOrdinal") // codes live in memory alone, no longer than the enum they stand for
public enum Token {
    WORD,
    /** A name in quotes. */
    QUOTED,
    STRING,
    NUMBER,
    /** A placeholder or a variable: {@code ?}, {@code :name}, {@code @name}, {@code $1}. */
    PARAMETER,
    /** What a template puts in: <code>{{ … }}</code>. */
    TEMPLATE,
    COMMA,
    DOT,
    SEMICOLON,
    OPEN,
    CLOSE,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    OPEN_BRACE,
    CLOSE_BRACE,
    STAR,
    EQUALS,
    COLON,
    /** {@code ::} */
    CAST,
    /** {@code =>} or {@code :=} */
    NAMED,
    /** {@code ->} */
    ARROW,
    OPERATOR,
    /** After the last one. */
    END;

    private static final Token[] BY_CODE = values();

    /** A small number that stands for the kind within one run. */
    int code() {
        return ordinal();
    }

    static Token of(int code) {
        return BY_CODE[code];
    }
}
