package io.headwater.lineage.token;

import java.util.Arrays;

/**
 * Words that mean something to a parser somewhere; in other places each of them may be a name. Those that only begin
 * statements without data are here too: what begins with none of all these is a part of a statement.
 */
@SuppressWarnings("EnumOrdinal") // codes live in memory alone, no longer than the enum they stand for
public enum Word {
    /** Any other word, and whatever is none. */
    NONE,
    ABORT,
    ALL,
    ALTER,
    ANALYZE,
    AND,
    ANTI,
    ANY,
    APPLY,
    ARRAY,
    AS,
    ASC,
    ASOF,
    ASSERT,
    AT,
    ATTACH,
    BACKUP,
    BEFORE,
    BEGIN,
    BETWEEN,
    BOTH,
    BY,
    CACHE,
    CALL,
    CASE,
    CAST,
    CHANGES,
    CHECK,
    CHECKPOINT,
    CLONE,
    CLOSE,
    CLUSTER,
    COLLATE,
    COLUMNS,
    COMMENT,
    COMMIT,
    CONFLICT,
    CONNECT,
    COPY,
    CORRESPONDING,
    CREATE,
    CROSS,
    CUBE,
    DATABASE,
    DECLARE,
    DEFAULT,
    DEFINE,
    DELETE,
    DESC,
    DESCRIBE,
    DETACH,
    DICTIONARY,
    DIRECTORY,
    DISCARD,
    DISTINCT,
    DISTRIBUTE,
    DIV,
    DO,
    DROP,
    DUPLICATE,
    DYNAMIC,
    ELSE,
    END,
    ESCAPE,
    EXCEPT,
    EXCHANGE,
    EXCLUDE,
    EXEC,
    EXECUTE,
    EXISTS,
    EXPLAIN,
    EXPORT,
    EXTERNAL,
    EXTRACT,
    FALSE,
    FETCH,
    FILTER,
    FINAL,
    FIRST,
    FOR,
    FOREIGN,
    FORMAT,
    FROM,
    FULL,
    FUNCTION,
    GET,
    GLOB,
    GLOBAL,
    GO,
    GRANT,
    GROUP,
    GROUPING,
    HAVING,
    ICEBERG,
    IF,
    IGNORE,
    ILIKE,
    IMPORT,
    IN,
    INCLUDE,
    INDEX,
    INNER,
    INPATH,
    INSERT,
    INTERSECT,
    INTERVAL,
    INTO,
    IS,
    ISNULL,
    JOIN,
    KEY,
    KILL,
    LAST,
    LATERAL,
    LEADING,
    LEFT,
    LET,
    LIKE,
    LIMIT,
    LIST,
    LISTEN,
    LOAD,
    LOCAL,
    LOCK,
    LOOP,
    MASKING,
    MATCHED,
    MATCH_RECOGNIZE,
    MATERIALIZED,
    MEASURES,
    MERGE,
    MINUS,
    MODEL,
    MSCK,
    NAME,
    NATURAL,
    NEXT,
    NO,
    NOT,
    NOTNULL,
    NULL,
    NULLS,
    OF,
    OFFSET,
    ON,
    ONLY,
    OPEN,
    OPTIMIZE,
    OPTION,
    OR,
    ORDER,
    ORDINALITY,
    OUTER,
    OUTFILE,
    OVER,
    OVERLAPS,
    OVERWRITE,
    PARTITION,
    PASTE,
    PERCENT,
    PIPE,
    PIVOT,
    POLICY,
    POSITION,
    POSITIONAL,
    PREWHERE,
    PRIOR,
    PROCEDURE,
    PURGE,
    PUT,
    QUALIFY,
    RANGE,
    RECURSIVE,
    REFRESH,
    REGEXP,
    REINDEX,
    RELEASE,
    REMOVE,
    RENAME,
    REPAIR,
    REPLACE,
    RESET,
    RESPECT,
    RESTORE,
    RETURN,
    RETURNING,
    REVOKE,
    RIGHT,
    RLIKE,
    ROLE,
    ROLLBACK,
    ROLLUP,
    ROW,
    ROWS,
    SAMPLE,
    SAVEPOINT,
    SCHEMA,
    SELECT,
    SEMI,
    SEPARATOR,
    SEQUENCE,
    SET,
    SETS,
    SETTINGS,
    SHOW,
    SIMILAR,
    SOME,
    SORT,
    SOUNDS,
    STAGE,
    START,
    STRAIGHT_JOIN,
    STREAM,
    STRUCT,
    SWAP,
    SYNONYM,
    SYSTEM_TIME,
    TABLE,
    TABLESAMPLE,
    TASK,
    TEMP,
    TEMPORARY,
    THEN,
    TIES,
    TIME,
    TIMESTAMP,
    TO,
    TOP,
    TRAILING,
    TRIGGER,
    TRUE,
    TRUNCATE,
    TYPE,
    UNDROP,
    UNION,
    UNIQUE,
    UNKNOWN,
    UNLOAD,
    UNLOGGED,
    UNNEST,
    UNPIVOT,
    UNSET,
    UPDATE,
    USE,
    USER,
    USING,
    VACUUM,
    VALUE,
    VALUES,
    VARYING,
    VERSION,
    VIEW,
    VOLATILE,
    WAREHOUSE,
    WHEN,
    WHERE,
    WHILE,
    WINDOW,
    WITH,
    WITHIN,
    WITHOUT,
    XOR,
    ZONE;

    private static final int SLOTS = 2048;
    private static final Word[] BY_HASH = table();
    private static final Word[] BY_CODE = values();

    private static Word[] table() {
        var table = new Word[SLOTS];
        Arrays.fill(table, NONE);
        for (Word word : values()) {
            if (word != NONE) {
                int slot = slot(word.hash());
                while (table[slot] != NONE) {
                    slot = slot(slot + 1);
                }
                table[slot] = word;
            }
        }
        return table;
    }

    /** A small number that stands for the word within one run. */
    int code() {
        return ordinal();
    }

    static Word of(int code) {
        return BY_CODE[code];
    }

    private int hash() {
        int hash = 0;
        for (int i = 0; i < name().length(); i++) {
            hash = hash(hash, name().charAt(i));
        }
        return hash;
    }

    /** The hash of a word and one more character, the same in any case; that of no character is 0. */
    static int hash(int before, char c) {
        return before * 31 + (c & 0xDF);
    }

    /**
     * The word in a part of a text, in any case.
     *
     * @param hash of that part
     */
    static Word of(int hash, char[] text, int start, int end) {
        int slot = slot(hash);
        Word word = BY_HASH[slot];
        while (word != NONE && !word.is(text, start, end)) {
            slot = slot(slot + 1);
            word = BY_HASH[slot];
        }
        return word;
    }

    private boolean is(char[] text, int start, int end) {
        String name = name();
        if (name.length() != end - start) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (upper(text[start + i]) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 11)) & (SLOTS - 1);
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }
}
