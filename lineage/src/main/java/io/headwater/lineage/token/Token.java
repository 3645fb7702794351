package io.headwater.lineage.token;

/** Kinds of tokens. */
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
    END
}
