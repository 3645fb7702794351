package io.headwater.connect.postgres;

import io.headwater.core.collect.Trouble;
import io.headwater.core.collect.Trouble.Kind;
import java.sql.SQLException;

/** What an error of the server means for whoever runs Headwater. Codes: PostgreSQL documentation, appendix A. */
final class Troubles {
    private Troubles() {}

    static Trouble of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : firstLine(e.getMessage());
        return switch (state) {
            case "28P01", "28000", "08004" ->
                new Trouble(Kind.SIGN_IN, "the server refused the user or password; check both (%s)".formatted(said));
            case "3D000" ->
                new Trouble(Kind.UNREACHABLE, "there is no such database; check its name (%s)".formatted(said));
            case "42501" ->
                new Trouble(Kind.PERMISSION, "the role may not read it; grant select on it (%s)".formatted(said));
            case "42P01", "3F000", "42703" ->
                new Trouble(Kind.MISSING, "it was dropped or changed meanwhile (%s)".formatted(said));
            case "55P03" -> new Trouble(Kind.LOCKED, "somebody holds a lock on it; it is tried again later");
            case "57014" ->
                new Trouble(
                        Kind.TOO_SLOW,
                        "it took longer than the statement timeout of this source; raise it, or set a time column");
            default -> other(state, said);
        };
    }

    private static Trouble other(String state, String said) {
        boolean connection =
                state.startsWith("08") || state.startsWith("57P0") || state.isEmpty() || state.equals("53300");
        return connection
                ? new Trouble(Kind.UNREACHABLE, "no connection; check host, port and network (%s)".formatted(said))
                : new Trouble(Kind.FAILED, failed(state));
    }

    /** Never in the server's own words: they may quote what stands in a row. */
    private static String failed(String state) {
        String condition = switch (state.substring(0, Math.min(2, state.length()))) {
            case "0A" -> "it is not supported";
            case "22" -> "a value does not fit";
            case "25" -> "it wants to write";
            case "42" -> "it does not have the form that was expected";
            case "53" -> "the server lacks memory, disk or connections";
            case "54" -> "it is too large for the server";
            case "55" -> "it is not in a state to be read";
            case "57" -> "an operator stopped it";
            case "58" -> "the server's disk or system failed";
            case "P0" -> "a function of the database refused";
            case "XX" -> "the server found its own data damaged";
            default -> "the server could not do it";
        };
        return "%s; the server's log says more (SQLSTATE %s)".formatted(condition, state);
    }

    /** Whether a value could not be computed, as opposed to a table that could not be read. */
    static boolean isOutOfRange(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("22");
    }

    /** Whether the kind of table, or the server, does not know what was asked for: a row's place, or its hash. */
    static boolean isUnsupported(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("0A") || state.equals("42703") || state.equals("42883") || state.startsWith("XX");
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
