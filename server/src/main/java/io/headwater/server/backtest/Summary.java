package io.headwater.server.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * A backtest in numbers.
 *
 * @param days calendar days from the first to the last replayed load
 * @param alerts messages that interrupted, updates included
 * @param recall found by labels; absent without labels
 * @param corrections places with wrong values that were put right later, and were wrong when they first came
 * @param correctionsFound those that were told within a day
 */
public record Summary(
        long days,
        int loads,
        int alerts,
        @JsonProperty("alerts_per_day") double alertsPerDay,
        int labels,
        int found,

        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Double> recall,

        int corrections,
        @JsonProperty("corrections_found") int correctionsFound,
        @JsonProperty("wall_seconds") double wallSeconds,
        @JsonProperty("cpu_seconds") double cpuSeconds) {}
