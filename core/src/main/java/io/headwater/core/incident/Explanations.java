package io.headwater.core.incident;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Questions which rows anomalies are about, and their answers. */
public interface Explanations {

    /** Asks of an anomaly that was recorded; once, however often it is found again. */
    void ask(IncidentId incident, Anomaly anomaly, Instant now);

    /** What has been asked about an asset and has no answer yet, oldest first. */
    List<Asked> waiting(AssetId asset, int most);

    /** Keeps an answer. */
    void answer(long symptom, Explained answer);

    /** The answers about an incident, by the number of the symptom. */
    Map<Long, Explained> of(IncidentId incident);

    /**
     * A question.
     *
     * @param symptom the number of the anomaly
     * @param bucket the data window to explain
     */
    record Asked(
            long symptom,
            IncidentId incident,
            MonitorId monitor,
            Signal signal,
            String field,
            Instant bucket,
            Anomaly.Reading.OutOfBand reading) {}
}
