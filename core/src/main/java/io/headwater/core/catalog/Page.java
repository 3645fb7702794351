package io.headwater.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a long list.
 *
 * @param next hand this back to get what follows; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }
}
