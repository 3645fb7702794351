package io.headwater.core.incident;

import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.monitor.Signal;

/** How bad an anomaly is before anybody has looked at who is hit. A person may overrule it. */
public final class SeverityRule {
    private SeverityRule() {}

    /** Rates one anomaly; an incident is as bad as the worst of its anomalies. */
    public static Incident.Rated rate(Anomaly anomaly) {
        return switch (anomaly.reading()) {
            case Reading.Broken broken
            when broken.grave() -> rated(Severity.SEV2, "whoever reads it breaks or gets nothing new");
            case Reading.Broken _
            when anomaly.subject().signal() != Signal.SCHEMA ->
                rated(Severity.SEV3, "what arrives is not as it was; readers may misread it");
            case Reading.Broken _ -> rated(Severity.SEV4, "readers still work");
            case Reading.Late _ -> rated(Severity.SEV2, "readers see old data");
            case Reading.OutOfBand out -> ofBand(anomaly, out);
        };
    }

    private static Incident.Rated ofBand(Anomaly anomaly, Reading.OutOfBand out) {
        return switch (anomaly.subject().signal().family()) {
            case VOLUME ->
                out.value() < 0.5 * out.mid()
                        ? rated(Severity.SEV2, "less than half of the rows are there")
                        : rated(Severity.SEV3, "the number of rows is unusual");
            case FRESHNESS -> rated(Severity.SEV3, "data came at another hour than usual");
            case SCHEMA, RUNS, FIELD -> rated(Severity.SEV3, "values of one field are unusual");
        };
    }

    private static Incident.Rated rated(Severity severity, String reason) {
        return new Incident.Rated(severity, "rule", reason);
    }
}
