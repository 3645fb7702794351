package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.tree.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What names mean in one SELECT, and in those around it. */
final class Scope {
    private final @Nullable Scope outer;
    private final boolean lateral;
    private final boolean fields;
    private final List<Frame> frames = new ArrayList<>(2);
    private final Map<String, Output> merged = new HashMap<>(0);
    private final Map<String, Output> aliases = new HashMap<>();
    private final List<String> parameters = new ArrayList<>(0);

    /**
     * A scope.
     *
     * @param lateral whether an item sees the aliases before it
     * @param fields whether a name of several parts may be a column's field with no table before it
     */
    Scope(@Nullable Scope outer, boolean lateral, boolean fields) {
        this.outer = outer;
        this.lateral = lateral;
        this.fields = fields;
    }

    /** A scope where items do not see each other. */
    Scope(@Nullable Scope outer, boolean lateral) {
        this(outer, lateral, outer != null && outer.fields);
    }

    List<Frame> frames() {
        return frames;
    }

    /** Whether there is no source at all, here or around. */
    boolean isBare() {
        return frames.isEmpty() && (outer == null || outer.isBare());
    }

    void add(Frame frame) {
        frames.add(frame);
    }

    /** A column that a join made of one on each side. */
    void merge(Output column) {
        merged.put(column.key(), column);
    }

    Map<String, Output> merged() {
        return merged;
    }

    void alias(Output column) {
        aliases.putIfAbsent(column.key(), column);
    }

    @Nullable
    Output alias(String key) {
        return aliases.get(key);
    }

    /** Names that are a function's own while its body is bound. */
    void enter(List<Name> names) {
        names.forEach(name -> parameters.add(name.key()));
    }

    void leave(List<Name> names) {
        names.forEach(_ -> parameters.removeLast());
    }

    /** What a path means; null when nothing here or around has it. The last resort is an alias before it. */
    @Nullable
    Output find(List<Name> path) {
        var found = among(path);
        return found == null && path.size() == 1 ? aliases.get(path.getFirst().key()) : found;
    }

    private @Nullable Output among(List<Name> path) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            var found = path.size() == 1 ? scope.one(path.getFirst(), scope.lateral) : scope.qualified(path);
            if (found != null) {
                return found;
            }
        }
        return path.size() > 1 && fields ? field(path) : null;
    }

    /** A field of a column that no source is known to have, but the nearest one whose columns are not known may. */
    private @Nullable Output field(List<Name> path) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Frame only = null;
            int open = 0;
            for (Frame frame : scope.frames) {
                for (int i = 1; i < path.size() - 1; i++) {
                    if (frame.isCalled(path.subList(i, i + 1), 1)) {
                        return null; // then what is before it is a schema
                    }
                }
                open += frame.open().isEmpty() ? 0 : 1;
                only = frame.open().isEmpty() ? only : frame;
            }
            if (only != null) {
                return open == 1 && only.isOneStar() ? within(only.assumed(path.getFirst()), path, 0) : null;
            }
        }
        return null;
    }

    /** What a name means after the items: their aliases count too. */
    @Nullable
    Output findOrAlias(Name name, boolean aliasFirst) {
        var alias = aliases.get(name.key());
        if (alias != null && (aliasFirst || known(name) == null)) {
            return alias;
        }
        return find(List.of(name));
    }

    private @Nullable Output one(Name name, boolean seesAliases) {
        if (parameters.contains(name.key())) {
            return Output.of(name.text(), name.key(), new Origins(), name.token(), name.token() + 1);
        }
        var known = known(name);
        if (known != null) {
            return known;
        }
        if (seesAliases && aliases.containsKey(name.key())) {
            return aliases.get(name.key());
        }
        return assumed(name);
    }

    private @Nullable Output known(Name name) {
        var column = merged.get(name.key());
        for (int i = 0; i < frames.size() && column == null; i++) {
            column = frames.get(i).known(name.key());
        }
        return column;
    }

    /** Of the tables whose columns are not known, the only one; of several, nobody can say. */
    private @Nullable Output assumed(Name name) {
        Frame only = null;
        for (Frame frame : frames) {
            if (!frame.open().isEmpty()) {
                if (only != null) {
                    return ambiguous(name);
                }
                only = frame;
            }
        }
        return only == null ? returned(name) : only.assumed(name);
    }

    private @Nullable Output returned(Name name) {
        for (Frame frame : frames) {
            var column = frame.rest(name);
            if (column != null) {
                return column;
            }
        }
        return null;
    }

    private static Output ambiguous(Name name) {
        var origin = new Origin(new Origin.Column(null, name.text()), EdgeKind.IDENTITY, name.token());
        return Output.of(name.text(), name.key(), Origins.of(origin), name.token(), name.token() + 1);
    }

    private @Nullable Output qualified(List<Name> path) {
        if (parameters.contains(path.getFirst().key())) {
            var last = path.getLast();
            return Output.of(last.text(), last.key(), new Origins(), last.token(), last.token() + 1);
        }
        for (int length = Math.min(path.size() - 1, 3); length >= 1; length--) {
            var frame = called(path, length);
            var column = frame == null ? null : column(frame, path, length);
            if (column != null) {
                return column;
            }
        }
        var first = path.getFirst();
        var column = known(first);
        if (column == null && frames.stream().allMatch(frame -> frame.open().isEmpty())) {
            column = returned(first);
        }
        return column == null ? null : within(column, path, 0);
    }

    /** The latest of that name: a relation that is joined later hides none, but a lateral one may repeat it. */
    private @Nullable Frame called(List<Name> path, int length) {
        for (Frame frame : frames) {
            if (frame.isCalled(path, length)) {
                return frame;
            }
        }
        for (Frame frame : frames) {
            if (frame.isAlsoCalled(path, length)) {
                return frame;
            }
        }
        return null;
    }

    /** The frame that a star is of. */
    @Nullable
    Frame frame(List<Name> path) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            var frame = scope.called(path, Math.min(path.size(), 3));
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    private static @Nullable Output column(Frame frame, List<Name> path, int length) {
        var name = path.get(length);
        var column = frame.known(name.key());
        if (column == null) {
            column = frame.open().isEmpty() ? frame.rest(name) : frame.assumed(name);
        }
        if (column == null && path.size() == length + 1) {
            column = frame.said(name);
        }
        return column == null ? null : within(column, path, length);
    }

    /** A field within a column: of a table's column by its path, of anything else as what was made of it. */
    private static Output within(Output column, List<Name> path, int place) {
        if (place == path.size() - 1) {
            return column;
        }
        var last = path.getLast();
        var origins = new Origins();
        for (Origin origin : column.origins().all()) {
            var table = origin.column().table();
            if (origin.kind() == EdgeKind.IDENTITY && table != null) {
                var text = new StringBuilder(origin.column().name());
                path.subList(place + 1, path.size())
                        .forEach(part -> text.append('.').append(part.text()));
                origins.add(new Origin(table.column(text.toString(), text.toString()), origin.kind(), origin.token()));
            } else {
                origins.add(origin.through(EdgeKind.TRANSFORMATION));
            }
        }
        return Output.of(last.text(), last.key(), origins, path.getFirst().token(), last.token() + 1);
    }
}
