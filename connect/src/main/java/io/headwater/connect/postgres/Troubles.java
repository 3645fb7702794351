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
            case "28P01", "28000" ->
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
                : new Trouble(Kind.FAILED, said);
    }

    /** Whether a value could not be computed, as opposed to a table that could not be read. */
    static boolean isOutOfRange(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("22");
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
