package io.headwater.server.http;

import io.headwater.core.catalog.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param next the parameter {@code after} that gets what follows; absent at the end
 */
public record Listed<T>(List<T> items, @Nullable String next) {
    public Listed {
        items = List.copyOf(items);
    }

    public static <A, T> Listed<T> of(Page<A> page, Function<A, T> shown) {
        return new Listed<>(
                page.items().stream().map(shown).toList(), page.next().orElse(null));
    }

    public static <T> Listed<T> all(List<T> items) {
        return new Listed<>(items, null);
    }
}
