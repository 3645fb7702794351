package io.headwater.core.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One difference between two versions of a dataset's schema. */
public sealed interface SchemaChange {

    /** The field the change is about. */
    String field();

    /** Whether readers of the old schema still work. */
    boolean compatible();

    /** One line for people. */
    String text();

    record Added(Field added) implements SchemaChange {
        @Override
        public String field() {
            return added.name();
        }

        @Override
        public boolean compatible() {
            return true;
        }

        @Override
        public String text() {
            return "added %s %s".formatted(added.name(), added.declaredType());
        }
    }

    record Removed(Field removed) implements SchemaChange {
        @Override
        public String field() {
            return removed.name();
        }

        @Override
        public boolean compatible() {
            return false;
        }

        @Override
        public String text() {
            return "removed %s %s".formatted(removed.name(), removed.declaredType());
        }
    }

    record Retyped(Field before, Field after) implements SchemaChange {
        @Override
        public String field() {
            return after.name();
        }

        @Override
        public boolean compatible() {
            return before.type() == FieldType.INTEGER && after.type() == FieldType.DECIMAL;
        }

        @Override
        public String text() {
            return "%s changed from %s to %s".formatted(after.name(), before.declaredType(), after.declaredType());
        }
    }

    record NullabilityChanged(Field after) implements SchemaChange {
        @Override
        public String field() {
            return after.name();
        }

        @Override
        public boolean compatible() {
            return !after.nullable();
        }

        @Override
        public String text() {
            return after.nullable() ? after.name() + " may now be null" : after.name() + " may no longer be null";
        }
    }

    /** The exact difference, removed fields first, then the rest in the order of the new schema. */
    static List<SchemaChange> between(List<Field> before, List<Field> after) {
        Map<String, Field> old = byName(before);
        Map<String, Field> current = byName(after);
        var changes = new ArrayList<SchemaChange>();
        before.stream()
                .filter(f -> !current.containsKey(f.name()))
                .map(Removed::new)
                .forEach(changes::add);
        for (Field field : after) {
            Field was = old.get(field.name());
            if (was == null) {
                changes.add(new Added(field));
                continue;
            }
            if (!Objects.equals(was.declaredType(), field.declaredType())) {
                changes.add(new Retyped(was, field));
            }
            if (was.nullable() != field.nullable()) {
                changes.add(new NullabilityChanged(field));
            }
        }
        return List.copyOf(changes);
    }

    private static Map<String, Field> byName(List<Field> fields) {
        var names = new LinkedHashMap<String, Field>();
        fields.forEach(field -> names.put(field.name(), field));
        return names;
    }
}
