package io.headwater.lineage.parse;

import io.headwater.lineage.token.Word;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What words mean to the parsers, whatever the dialect. */
final class Words {
    /** Functions that are called without brackets. */
    private static final Set<String> CONSTANTS = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "current_user",
            "current_role",
            "current_schema",
            "current_catalog",
            "localtime",
            "localtimestamp",
            "session_user",
            "system_user",
            "sysdate",
            "systimestamp",
            "sysdatetime");

    /** What begins statements that have nothing to do with data. */
    private static final Set<String> WITHOUT_DATA = Set.of(
            "break",
            "catch",
            "continue",
            "dbcc",
            "deallocate",
            "delimiter",
            "exit",
            "help",
            "install",
            "iterate",
            "label",
            "leave",
            "notify",
            "null",
            "pragma",
            "prepare",
            "print",
            "prompt",
            "raise",
            "raiserror",
            "resignal",
            "save",
            "signal",
            "spool",
            "start",
            "summarize",
            "throw",
            "tran",
            "transaction",
            "try",
            "unlisten",
            "unlock",
            "waitfor");

    /** What functions of time with these words in their names do by units. */
    private static final List<String> TIME_STEPS =
            List.of("add", "sub", "part", "name", "slice", "bucket", "ceil", "floor", "series", "array");

    private static final Set<String> UNITS = Set.of(
            "microsecond",
            "microseconds",
            "millisecond",
            "milliseconds",
            "nanosecond",
            "second",
            "seconds",
            "minute",
            "minutes",
            "hour",
            "hours",
            "day",
            "days",
            "dayofweek",
            "dayofyear",
            "week",
            "weeks",
            "isoweek",
            "month",
            "months",
            "quarter",
            "quarters",
            "year",
            "years",
            "isoyear",
            "decade",
            "century",
            "epoch",
            "dow",
            "doy",
            "weekday",
            "yyyy",
            "yy",
            "mm",
            "dd",
            "hh",
            "mi",
            "ss",
            "ms",
            "qq",
            "wk",
            "ww",
            "dy",
            "y",
            "q",
            "m",
            "d",
            "h",
            "s",
            "n",
            "us",
            "ns",
            "date",
            "time",
            "timezone",
            "timezone_hour",
            "timezone_minute");

    private static final Set<String> LITERALS = Set.of(
            "date",
            "time",
            "timestamp",
            "timestamptz",
            "datetime",
            "json",
            "jsonb",
            "numeric",
            "bignumeric",
            "decimal",
            "bytea",
            "uuid",
            "inet",
            "point",
            "box",
            "binary",
            "hex",
            "range",
            "float8",
            "int4",
            "bool",
            "geography");

    private static final Set<Word> ENDS = EnumSet.of(
            Word.WINDOW,
            Word.SORT,
            Word.CLUSTER,
            Word.DISTRIBUTE,
            Word.LIMIT,
            Word.OFFSET,
            Word.FETCH,
            Word.EXCEPT,
            Word.MINUS,
            Word.INNER,
            Word.LEFT,
            Word.RIGHT,
            Word.FULL,
            Word.CROSS,
            Word.NATURAL,
            Word.SEMI,
            Word.ANTI,
            Word.ASOF,
            Word.LATERAL,
            Word.SET,
            Word.RETURNING,
            Word.FOR,
            Word.WITH,
            Word.BY,
            Word.ASC,
            Word.DESC,
            Word.NULLS,
            Word.PIVOT,
            Word.UNPIVOT,
            Word.TABLESAMPLE,
            Word.START,
            Word.CONNECT,
            Word.PREWHERE,
            Word.SETTINGS,
            Word.FORMAT,
            Word.OPTION,
            Word.LOCK,
            Word.GO,
            Word.REPLACE,
            Word.VALUES,
            Word.INSERT,
            Word.UPDATE,
            Word.DELETE,
            Word.ARRAY,
            Word.STRAIGHT_JOIN,
            Word.EXCLUDE,
            Word.TOP,
            Word.DO,
            Word.OUTER,
            Word.RENAME,
            Word.OVER,
            Word.PARTITION,
            Word.ROWS,
            Word.RANGE);

    private Words() {}

    /** Whether a word that is nowhere else begins a statement that has nothing to do with data. */
    static boolean isWithoutData(String word) {
        return WITHOUT_DATA.contains(lower(word));
    }

    /** Whether a type stands before a text to say what it is. */
    static boolean isLiteralType(String name) {
        return name.length() <= 11 && LITERALS.contains(lower(name));
    }

    /** Ends a value wherever it stands. */
    static boolean endsAlways(Word word) {
        return switch (word) {
            case FROM,
                    WHERE,
                    GROUP,
                    ORDER,
                    HAVING,
                    UNION,
                    INTERSECT,
                    ON,
                    WHEN,
                    THEN,
                    ELSE,
                    END,
                    AS,
                    INTO,
                    JOIN,
                    USING,
                    SELECT,
                    QUALIFY -> true;
            default -> false;
        };
    }

    /** Ends a value that is complete. */
    static boolean endsComplete(Word word) {
        return ENDS.contains(word) || endsAlways(word);
    }

    /** Goes between values. */
    static boolean isOperator(Word word) {
        return switch (word) {
            case AND,
                    OR,
                    XOR,
                    NOT,
                    IN,
                    LIKE,
                    ILIKE,
                    RLIKE,
                    REGEXP,
                    SIMILAR,
                    BETWEEN,
                    IS,
                    ISNULL,
                    NOTNULL,
                    ESCAPE,
                    DIV,
                    GLOB,
                    OVERLAPS,
                    SOUNDS,
                    GLOBAL,
                    ANY,
                    SOME,
                    ALL,
                    PRIOR -> true;
            default -> false;
        };
    }

    /** Whether a name is a value of its own, such as the date of today. */
    static boolean isConstant(Word word, String name) {
        return switch (word) {
            case NULL, TRUE, FALSE, DEFAULT, UNKNOWN -> true;
            default -> word == Word.NONE && name.length() >= 7 && CONSTANTS.contains(lower(name));
        };
    }

    /** Whether FROM may stand among a function's arguments. */
    static boolean takesFrom(String function) {
        return switch (function) {
            case "extract", "trim", "substring", "substr", "overlay", "position", "ltrim", "rtrim", "btrim" -> true;
            default -> false;
        };
    }

    /** Whether a bare word in a function's arguments says a unit of time. */
    static boolean isUnit(String name) {
        return name.length() <= 15 && UNITS.contains(lower(name));
    }

    /** Whether a function takes units of time among its arguments. */
    static boolean takesUnits(String function) {
        boolean ofTime = function.contains("date") || function.contains("time");
        return (ofTime && TIME_STEPS.stream().anyMatch(function::contains))
                || function.contains("trunc")
                || function.contains("diff")
                || function.equals("extract")
                || function.equals("last_day")
                || function.equals("next_day")
                || function.equals("generate_series");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
