package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.tree.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A relation as a query sees it: under which name, with which columns. */
final class Frame {
    private static final int FEW = 8;

    private final List<String> path;
    private List<String> other = List.of();
    private @Nullable Table base;
    private final List<Output> columns;
    private final List<Table> open;
    private final boolean oneStar;
    private final boolean hidden;
    private final @Nullable Origins rest;
    private @Nullable Map<String, Output> byKey;

    /**
     * A relation.
     *
     * @param path the keys of its name, outermost first; one key for an alias, none where it has no name
     * @param open tables of which any column may be meant, since their columns are not known
     * @param hidden whether a star passes over it
     * @param rest where any other column comes from, in what a function returns
     */
    private Frame(List<String> path, List<Output> columns, List<Table> open, boolean hidden, @Nullable Origins rest) {
        this.path = path;
        this.columns = columns;
        this.open = open;
        this.oneStar = !open.isEmpty() && isOneStar(columns);
        this.hidden = hidden;
        this.rest = rest;
    }

    /** A query's result under a name. */
    static Frame of(List<String> path, List<Output> columns) {
        List<Table> open = columns.stream()
                .filter(Output::isAll)
                .flatMap(column -> column.tables().stream())
                .distinct()
                .toList();
        Origins rest = columns.stream()
                .filter(column -> !column.isAll() && column.key().equals(Output.ALL))
                .map(Output::origins)
                .findFirst()
                .orElse(null);
        return new Frame(path, columns, open, false, rest);
    }

    /** What a function returns: what its columns are nobody knows, but where they come from. */
    static Frame returned(List<String> path, List<Output> columns, Origins from) {
        return new Frame(path, columns, List.of(), false, from);
    }

    Frame hiding() {
        return new Frame(path, columns, open, true, rest);
    }

    List<Output> columns() {
        return columns;
    }

    List<Table> open() {
        return open;
    }

    boolean isHidden() {
        return hidden;
    }

    /** The same under a second name, which counts where nothing has it as its first. */
    Frame alsoCalled(List<String> name) {
        other = name;
        return this;
    }

    /** The same, being all of one table. */
    Frame allOf(Table table) {
        base = table;
        return this;
    }

    /** A column that its table is not known to have, but is said to. */
    @Nullable
    Output said(Name name) {
        if (base == null) {
            return null;
        }
        var origins = Origins.of(new Origin(base.column(name.text(), name.key()), EdgeKind.IDENTITY, name.token()));
        return Output.of(name.text(), name.key(), origins, name.token(), name.token() + 1);
    }

    /** Whether the name, or the end of it, is what stands before a column. */
    boolean isCalled(List<Name> qualifier, int length) {
        return ends(path, qualifier, length);
    }

    /** The same for the second name. */
    boolean isAlsoCalled(List<Name> qualifier, int length) {
        return ends(other, qualifier, length);
    }

    private static boolean ends(List<String> path, List<Name> qualifier, int length) {
        if (length == 0 || length > path.size()) {
            return false;
        }
        for (int i = 1; i <= length; i++) {
            if (!path.get(path.size() - i).equals(qualifier.get(length - i).key())) {
                return false;
            }
        }
        return true;
    }

    /** The column of a key, if it is known to be there: as it is written, else in any case. */
    @Nullable
    Output known(String key) {
        if (key.length() > 1 && key.charAt(0) == '$') {
            return placed(key);
        }
        return columns.size() <= FEW ? among(key) : indexed(key);
    }

    /** Snowflake: $1 is the first column, as far as no star hides which one that is. */
    private @Nullable Output placed(String key) {
        int place = 0;
        for (int i = 1; i < key.length(); i++) {
            int digit = Character.digit(key.charAt(i), 10);
            place = digit < 0 || place > columns.size() ? -1 : place * 10 + digit;
            if (place < 0) {
                return among(key);
            }
        }
        boolean plain = place >= 1
                && place <= columns.size()
                && columns.subList(0, place).stream().noneMatch(Output::isAll);
        return plain ? columns.get(place - 1).named(key, key) : null;
    }

    private @Nullable Output among(String key) {
        Output similar = null;
        for (Output column : columns) {
            if (!column.isAll() && column.key().equals(key)) {
                return column;
            }
            if (similar == null && !column.isAll() && column.key().equalsIgnoreCase(key)) {
                similar = column;
            }
        }
        return similar;
    }

    private @Nullable Output indexed(String key) {
        if (byKey == null) {
            byKey = new HashMap<>();
            for (Output column : columns) {
                if (!column.isAll()) {
                    byKey.putIfAbsent(column.key(), column);
                    byKey.putIfAbsent(column.key().toLowerCase(Locale.ROOT), column);
                }
            }
        }
        var exact = byKey.get(key);
        return exact == null ? byKey.get(key.toLowerCase(Locale.ROOT)) : exact;
    }

    /** Whether it is what a function returns. */
    boolean isReturned() {
        return rest != null;
    }

    /** Whether it has an alias in place of its own name. */
    boolean isRenamed() {
        return !other.isEmpty() && !path.equals(other.subList(other.size() - 1, other.size()));
    }

    /** Any column of what a function returns; null for all else. */
    @Nullable
    Output rest(Name name) {
        return rest == null ? null : Output.of(name.text(), name.key(), rest, name.token(), name.token() + 1);
    }

    /** Whether what is not known here is one star: of one table, or of several that were put together by place. */
    boolean isOneStar() {
        return oneStar;
    }

    private static boolean isOneStar(List<Output> columns) {
        int stars = 0;
        for (Output column : columns) {
            stars += column.isAll() ? 1 : 0;
        }
        return stars == 1;
    }

    /** The column of a name in tables whose columns are not known; with several stars, in none of them. */
    Output assumed(Name name) {
        var origins = new Origins();
        if (isOneStar()) {
            open.forEach(table ->
                    origins.add(new Origin(table.column(name.text(), name.key()), EdgeKind.IDENTITY, name.token())));
        } else {
            origins.add(new Origin(new Origin.Column(null, name.text()), EdgeKind.IDENTITY, name.token()));
        }
        return Output.of(name.text(), name.key(), origins, name.token(), name.token() + 1);
    }

    /** The columns in their order with other names for the first ones. */
    static List<Output> renamed(List<Output> columns, List<Name> names) {
        if (names.isEmpty()) {
            return columns;
        }
        if (columns.size() == 1 && columns.getFirst().isAll()) {
            return names.stream()
                    .map(name -> Output.of(
                            name.text(), name.key(), columns.getFirst().origins(), name.token(), name.token() + 1))
                    .toList();
        }
        var renamed = new ArrayList<Output>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            renamed.add(
                    i < names.size()
                            ? columns.get(i)
                                    .named(names.get(i).text(), names.get(i).key())
                            : columns.get(i));
        }
        return renamed;
    }
}
