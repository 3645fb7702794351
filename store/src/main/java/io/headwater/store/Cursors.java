package io.headwater.store;

import io.headwater.core.catalog.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Result;

/** Where a page ended: the last row's sort value and its id, in one opaque text. */
final class Cursors {
    private Cursors() {}

    record Cursor(String text, long id) {}

    static String write(String text, long id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + " " + text).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #write} wrote; anything else is the caller's mistake. */
    static Cursor read(String cursor) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            return new Cursor(plain.substring(space + 1), Long.parseLong(plain.substring(0, space)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException _) {
            throw new IllegalArgumentException("after: not a cursor of this list: " + cursor);
        }
    }

    record Ranked(int rank, String text, long id) {}

    /** Reads one whose text begins with a rank. */
    static Ranked ranked(String cursor) {
        var plain = read(cursor);
        int space = plain.text().indexOf(' ');
        try {
            return new Ranked(
                    Integer.parseInt(plain.text().substring(0, space)),
                    plain.text().substring(space + 1),
                    plain.id());
        } catch (NumberFormatException | StringIndexOutOfBoundsException _) {
            throw new IllegalArgumentException("after: not a cursor of this list: " + cursor);
        }
    }

    /** The first {@code most} rows, and where they end when there are more. */
    static <R extends org.jooq.Record, T> Page<T> page(
            Result<R> rows, int most, Function<R, String> cursor, Function<R, T> item) {
        List<R> shown = rows.size() > most ? rows.subList(0, most) : rows;
        Optional<String> next = rows.size() > most ? Optional.of(cursor.apply(shown.getLast())) : Optional.empty();
        return new Page<>(shown.stream().map(item).toList(), next);
    }
}
