package io.headwater.core.incident;

import io.headwater.core.access.Principal;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Trends;
import io.headwater.core.monitor.MonitorId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Which series incidents are about. */
public interface IncidentSeries {

    /** For each of the incidents that of its first anomaly that has one, until now or until it was over. */
    Map<IncidentId, Trends.Wanted> leading(Principal principal, List<IncidentId> ids, Instant now);

    /** Anomalies of a series that began at or after a moment, with the incidents they belong to; oldest first. */
    List<Found> found(MonitorId monitor, Segment segment, Instant since, int most);

    /** The same of those that go on until a moment or longer, or end after it. */
    List<Found> lasting(MonitorId monitor, Segment segment, Instant until, int most);

    /** An anomaly of a series, and where it ended up. */
    record Found(IncidentId incident, Severity severity, String headline, Instant firstBucket, Instant lastBucket) {
        /** Whether a bucket lies in its stretch. */
        public boolean covers(Instant bucket) {
            return !bucket.isBefore(firstBucket) && !bucket.isAfter(lastBucket);
        }
    }
}
