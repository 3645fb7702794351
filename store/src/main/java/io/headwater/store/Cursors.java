package io.headwater.store;

import io.headwater.core.catalog.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

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

    record Ranked(int rank, String text, long id) {
        static final Ranked START = new Ranked(0, "", 0);

        /** Where the list of a rank goes on: its rows are in the order of a name and an id. */
        Condition after(int list, Field<String> name, Field<Long> number) {
            return list > rank || text.isEmpty()
                    ? DSL.noCondition()
                    : name.ge(text).and(DSL.row(name, number).gt(text, id)); // the first half is what an index knows
        }
    }

    /** Reads some rows of one list. */
    @FunctionalInterface
    interface Reading<R> {
        List<R> read(int rank, int most);
    }

    /** Reads lists one after the other, from where a page ended, until there is one row more than wanted. */
    static <R> List<R> inTurn(int from, int lists, int most, Reading<R> reading) {
        var rows = new ArrayList<R>();
        for (int rank = from; rank < lists && rows.size() <= most; rank++) {
            rows.addAll(reading.read(rank, most + 1 - rows.size()));
        }
        return rows;
    }

    /** Reads one whose text begins with a rank. */
    static Ranked ranked(String cursor) {
        var plain = read(cursor);
        int space = plain.text().indexOf(' ');
        try {
            return new Ranked(
                    Integer.parseUnsignedInt(plain.text().substring(0, space)),
                    plain.text().substring(space + 1),
                    plain.id());
        } catch (NumberFormatException | StringIndexOutOfBoundsException _) {
            throw new IllegalArgumentException("after: not a cursor of this list: " + cursor);
        }
    }

    /** The first {@code most} rows, and where they end when there are more. */
    static <R, T> Page<T> page(List<R> rows, int most, Function<R, String> cursor, Function<R, T> item) {
        List<R> shown = rows.size() > most ? rows.subList(0, most) : rows;
        Optional<String> next = rows.size() > most ? Optional.of(cursor.apply(shown.getLast())) : Optional.empty();
        return new Page<>(shown.stream().map(item).toList(), next);
    }
}
