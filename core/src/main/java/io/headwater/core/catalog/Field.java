package io.headwater.core.catalog;

import java.util.Optional;

/**
 * A field of a dataset, as its source declares it.
 *
 * @param declaredType the type in the source's own words, for example {@code numeric(12,2)}
 * @param position counted from one
 */
public record Field(
        String name, FieldType type, String declaredType, boolean nullable, int position, Optional<String> comment) {}
