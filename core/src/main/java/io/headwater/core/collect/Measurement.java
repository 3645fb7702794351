package io.headwater.core.collect;

import java.time.Instant;

/**
 * The value of one metric over one bucket.
 *
 * @param field the field, or empty text for a metric of the whole dataset
 * @param bucket the start of the data window; for a snapshot the bucket of the moment it was taken
 * @param approximate whether the value is an estimate
 */
public record Measurement(
        String field, Metric metric, Segment segment, Instant bucket, double value, boolean approximate) {}
