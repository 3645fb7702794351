package io.headwater.lineage;

import java.util.Locale;
import java.util.Optional;

/** A dialect of SQL as data: how it writes names, texts and comments, and where its scopes differ. */
public enum Dialect {
    ANSI(Folding.KEEP),
    POSTGRES(Folding.LOWER, Trait.DOLLAR_QUOTES, Trait.NESTED_COMMENTS),
    REDSHIFT(
            Folding.LOWER,
            Trait.DOLLAR_QUOTES,
            Trait.NESTED_COMMENTS,
            Trait.BACKSLASH,
            Trait.LATERAL_ALIAS,
            Trait.HASH_NAMES),
    SNOWFLAKE(Folding.UPPER, Trait.DOLLAR_QUOTES, Trait.BACKSLASH, Trait.SLASH_COMMENTS, Trait.LATERAL_ALIAS),
    BIGQUERY(
            Folding.KEEP,
            Trait.BACKTICK,
            Trait.TEXT_IN_DOUBLE,
            Trait.BACKSLASH,
            Trait.HASH_COMMENTS,
            Trait.DASHES,
            Trait.FIELDS),
    DATABRICKS(Folding.LOWER, Trait.BACKTICK, Trait.TEXT_IN_DOUBLE, Trait.BACKSLASH, Trait.LATERAL_ALIAS, Trait.FIELDS),
    SPARK(Folding.LOWER, Trait.BACKTICK, Trait.TEXT_IN_DOUBLE, Trait.BACKSLASH, Trait.LATERAL_ALIAS, Trait.FIELDS),
    HIVE(Folding.LOWER, Trait.BACKTICK, Trait.TEXT_IN_DOUBLE, Trait.BACKSLASH, Trait.FIELDS),
    TRINO(Folding.LOWER, Trait.FIELDS),
    ATHENA(Folding.LOWER, Trait.BACKTICK, Trait.FIELDS),
    PRESTO(Folding.LOWER, Trait.FIELDS),
    TSQL(Folding.KEEP, Trait.BRACKETS, Trait.NESTED_COMMENTS, Trait.EQUALS_ALIAS, Trait.HASH_NAMES),
    MYSQL(Folding.KEEP, Trait.BACKTICK, Trait.TEXT_IN_DOUBLE, Trait.BACKSLASH, Trait.HASH_COMMENTS),
    MARIADB(Folding.KEEP, Trait.BACKTICK, Trait.TEXT_IN_DOUBLE, Trait.BACKSLASH, Trait.HASH_COMMENTS),
    ORACLE(Folding.UPPER, Trait.Q_QUOTES, Trait.HASH_NAMES),
    CLICKHOUSE(Folding.EXACT, Trait.BACKTICK, Trait.BACKSLASH, Trait.LATERAL_ALIAS, Trait.FIELDS),
    DUCKDB(Folding.KEEP, Trait.DOLLAR_QUOTES, Trait.LATERAL_ALIAS, Trait.FIELDS),
    SQLITE(Folding.KEEP, Trait.BACKTICK, Trait.BRACKETS),
    TERADATA(Folding.KEEP, Trait.LATERAL_ALIAS),
    VERTICA(Folding.KEEP, Trait.LATERAL_ALIAS),
    DB2(Folding.UPPER, Trait.HASH_NAMES);

    /** What becomes of a name without quotes, and whether names that differ in case alone are the same. */
    public enum Folding {
        /** Unquoted names become upper case; then case counts. */
        UPPER,
        /** Unquoted names become lower case; then case counts. */
        LOWER,
        /** Names stay as written; case never counts. */
        KEEP,
        /** Names stay as written; case always counts. */
        EXACT
    }

    /** What a dialect has and others have not. */
    public enum Trait {
        BACKTICK(1 << 0),
        BRACKETS(1 << 1),
        /** Double quotes hold a text, not a name. */
        TEXT_IN_DOUBLE(1 << 2),
        BACKSLASH(1 << 3),
        DOLLAR_QUOTES(1 << 4),
        Q_QUOTES(1 << 5),
        NESTED_COMMENTS(1 << 6),
        HASH_COMMENTS(1 << 7),
        SLASH_COMMENTS(1 << 8),
        /** A hash sign is part of a name. */
        HASH_NAMES(1 << 9),
        /** A dash is part of a table's name. */
        DASHES(1 << 10),
        /** {@code alias = expression} in a select list. */
        EQUALS_ALIAS(1 << 11),
        /** A select item sees the aliases of the items before it, where no column has the name. */
        LATERAL_ALIAS(1 << 12),
        /** {@code column.field} without the table before it. */
        FIELDS(1 << 13);

        private final int bit;

        Trait(int bit) {
            this.bit = bit;
        }
    }

    private final Folding folding;
    private final int traits;

    Dialect(Folding folding, Trait... traits) {
        this.folding = folding;
        int bits = 0;
        for (Trait trait : traits) {
            bits |= trait.bit;
        }
        this.traits = bits;
    }

    /** The dialect by its name or a usual other one; unknown names are ANSI. */
    public static Dialect of(String name) {
        return named(name).orElse(ANSI);
    }

    /** The dialect by its name or a usual other one. */
    public static Optional<Dialect> named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        return switch (wanted) {
            case "POSTGRESQL", "GREENPLUM", "MATERIALIZE", "COCKROACHDB", "PG" -> Optional.of(POSTGRES);
            case "SPARKSQL", "SPARK3" -> Optional.of(SPARK);
            case "MSSQL", "SQLSERVER", "FABRIC", "SYNAPSE", "T-SQL" -> Optional.of(TSQL);
            case "TIDB", "STARROCKS", "DORIS" -> Optional.of(MYSQL);
            case "PLSQL" -> Optional.of(ORACLE);
            default -> byName(wanted);
        };
    }

    private static Optional<Dialect> byName(String name) {
        for (Dialect dialect : values()) {
            if (dialect.name().equals(name)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    public boolean has(Trait trait) {
        return (traits & trait.bit) != 0;
    }

    /** Whether names that differ in case alone, both unquoted or not, are the same. */
    public boolean ignoresCase() {
        return folding == Folding.KEEP;
    }

    /** A name without quotes, as it is kept. */
    public String fold(String unquoted) {
        return switch (folding) {
            case UPPER -> upper(unquoted);
            case LOWER -> unquoted.toLowerCase(Locale.ROOT);
            case KEEP, EXACT -> unquoted;
        };
    }

    /** Letter by letter: no letter becomes two. */
    private static String upper(String unquoted) {
        String upper = unquoted.toUpperCase(Locale.ROOT);
        if (upper.length() == unquoted.length()) {
            return upper;
        }
        return unquoted.codePoints()
                .map(Character::toUpperCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What two names are compared by. */
    public String key(String kept) {
        return ignoresCase() ? kept.toLowerCase(Locale.ROOT) : kept;
    }
}
