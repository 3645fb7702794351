package io.headwater.lineage;

/** Kinds of statements. */
public enum StatementKind {
    QUERY,
    INSERT,
    REPLACE,
    UPDATE,
    DELETE,
    MERGE,
    CREATE_TABLE,
    CREATE_TABLE_AS,
    CREATE_VIEW,
    COPY,
    UNLOAD,
    ALTER,
    RENAME,
    DROP,
    TRUNCATE,
    USE,
    PROCEDURE,
    OTHER
}
