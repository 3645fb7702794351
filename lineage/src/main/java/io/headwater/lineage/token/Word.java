package io.headwater.lineage.token;

import java.util.Arrays;

/**
 * Words that mean something to a parser somewhere; in other places each of them may be a name. Those that only begin
 * statements without data are here too: what begins with none of all these is a part of a statement.
 */
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

    private static Word[] table() {
        var table = new Word[SLOTS];
        Arrays.fill(table, NONE);
        for (Word word : values()) {
            if (word != NONE) {
                int slot = slot(hash(word.name(), 0, word.name().length()));
                while (table[slot] != NONE) {
                    slot = slot(slot + 1);
                }
                table[slot] = word;
            }
        }
        return table;
    }

    /** The word in a part of a text, in any case. */
    static Word of(CharSequence text, int start, int end) {
        int slot = slot(hash(text, start, end));
        while (BY_HASH[slot] != NONE && !BY_HASH[slot].is(text, start, end)) {
            slot = slot(slot + 1);
        }
        return BY_HASH[slot];
    }

    private boolean is(CharSequence text, int start, int end) {
        String name = name();
        if (name.length() != end - start) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (upper(text.charAt(start + i)) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int hash(CharSequence text, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + upper(text.charAt(i));
        }
        return hash ^ (hash >>> 11);
    }

    private static int slot(int hash) {
        return hash & (SLOTS - 1);
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }
}
