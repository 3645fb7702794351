package io.headwater.core.collect;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What came of a {@link MeasurementPlan}. */
public sealed interface Measured {

    /**
     * The values, all from one scan.
     *
     * @param distinctLevels the level to use next time, per field
     * @param took time the source spent on it
     */
    record Values(List<Measurement> measurements, Map<String, Integer> distinctLevels, Duration took)
            implements Measured {
        public Values {
            measurements = List.copyOf(measurements);
            distinctLevels = Map.copyOf(distinctLevels);
        }
    }

    /** Could not measure: neither a pass nor a data anomaly. */
    record NotMeasured(Trouble trouble) implements Measured {}
}
