package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Star;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a star leaves out of the columns it stands for, replaces and renames. */
final class Stars {
    private final Values values;

    Stars(Values values) {
        this.values = values;
    }

    List<Output> changed(Star star, List<Output> columns, Scope scope, Context context) {
        if (star.except().isEmpty()
                && star.like().isEmpty()
                && star.replaced().isEmpty()
                && star.renamed().isEmpty()) {
            return columns;
        }
        var changed = new ArrayList<Output>();
        for (Output column : columns) {
            boolean stays = column.isAll()
                    || (isLike(star.like(), column.name())
                            && star.except().stream()
                                    .noneMatch(name -> name.key().equals(column.key())));
            if (stays) {
                changed.add(changed(star, column, scope, context));
            }
        }
        if (columns.stream().anyMatch(Output::isAll)) {
            unseen(star, changed, scope, context);
        }
        return changed;
    }

    private Output changed(Star star, Output column, Scope scope, Context context) {
        for (var item : star.replaced()) {
            if (item.alias() != null && item.alias().key().equals(column.key())) {
                return value(item, item.alias().text(), column.key(), scope, context);
            }
        }
        for (var item : star.renamed()) {
            boolean isIt = item.value() instanceof Column(var path, var _, var _)
                    && path.getLast().key().equals(column.key());
            if (isIt && item.alias() != null) {
                return column.named(item.alias().text(), item.alias().key());
            }
        }
        return column;
    }

    /** Where the columns are not known, those that are named here are among them. */
    private void unseen(Star star, List<Output> changed, Scope scope, Context context) {
        var named = new ArrayList<>(star.replaced());
        named.addAll(star.renamed());
        for (Item item : named) {
            var alias = item.alias();
            if (alias != null
                    && changed.stream().noneMatch(column -> column.key().equals(alias.key()))) {
                changed.add(value(of(star, item), alias.text(), alias.key(), scope, context));
            }
        }
    }

    /** What is renamed of one source's columns is of that source. */
    private static Item of(Star star, Item item) {
        if (!(item.value() instanceof Column(var path, var from, var to))
                || path.size() > 1
                || star.of().isEmpty()) {
            return item;
        }
        var qualified = new ArrayList<>(star.of());
        qualified.addAll(path);
        return new Item(new Column(qualified, from, to), item.alias());
    }

    private Output value(Item item, String name, String key, Scope scope, Context context) {
        var origins = new Origins();
        origins.addAll(values.of(item.value(), scope, context), EdgeKind.IDENTITY);
        return Output.of(name, key, origins, item.value().from(), item.value().to());
    }

    /**
     * A percent sign stands for any letters, an underscore for one, but for those after a backslash; case does not
     * count. An empty pattern is any.
     */
    private static boolean isLike(String pattern, String name) {
        if (pattern.isEmpty()) {
            return true;
        }
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String text = name.toLowerCase(Locale.ROOT);
        int at = 0;
        int place = 0;
        int star = -1; // the last percent sign, and how much of the text it has taken
        int taken = 0;
        while (at < text.length()) {
            char sign = place < wanted.length() ? wanted.charAt(place) : '\0';
            boolean escaped = sign == '\\' && place + 1 < wanted.length();
            if (sign == '%') {
                star = place++;
                taken = at;
            } else if (escaped ? wanted.charAt(place + 1) == text.charAt(at) : sign == '_' || sign == text.charAt(at)) {
                place += escaped ? 2 : 1;
                at++;
            } else if (star >= 0) {
                place = star + 1;
                at = ++taken;
            } else {
                return false;
            }
        }
        return wanted.chars().skip(place).allMatch(sign -> sign == '%');
    }
}
