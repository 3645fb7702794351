package io.headwater.core.collect;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.MeasurementPlan.Span;
import java.time.ZoneId;
import java.util.List;

/**
 * Of which fields the rows are counted value by value, in a second scan.
 *
 * @param span the windows that are new or have changed
 */
public record CategoryPlan(AssetName dataset, List<CategoryField> fields, Span span, ZoneId zone) {
    /** So many values are told of a field and bucket, the most frequent ones. */
    public static final int TOP = 20;

    /** A value that is longer is a text, not a category. */
    public static final int LONGEST = 100;

    public CategoryPlan {
        fields = List.copyOf(fields);
    }

    /**
     * A field with few values.
     *
     * @param values about how many
     * @param isFew whether it was known to have few, so that the first scan has not counted its distinct values
     */
    public record CategoryField(String name, int values, boolean isFew) {}
}
