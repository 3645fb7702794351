package io.headwater.server.assembly;

import io.headwater.core.catalog.Asset;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgement;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.incident.Anomaly.Subject;
import io.headwater.core.incident.Fingerprint;
import io.headwater.core.incident.Triage;
import io.headwater.core.monitor.Monitor;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.Optional;

/** Takes judgements to the incidents they belong to, and tells of what follows. */
final class Judging {
    private final Parts parts;
    private final Announcer announcer;

    Judging(Parts parts) {
        this.parts = parts;
        this.announcer = new Announcer(parts);
    }

    /**
     * Keeps a judgement and acts on it.
     *
     * @param load that brought the data, where known
     */
    void judged(Books books, About about, Judgement judgement, Optional<String> load, Instant now) {
        books.judgements().record(about.monitor().id(), about.segment(), judgement, now);
        switch (judgement) {
            case Judgement.Anomalous(var bucket, var seen, var _, var reasons) ->
                anomalous(
                        books,
                        about.monitor(),
                        new Anomaly(
                                about.subject(),
                                load,
                                bucket,
                                now,
                                new Reading.OutOfBand(
                                        seen.value(), seen.low(), seen.mid(), seen.high(), Math.abs(seen.z())),
                                reasons),
                        now);
            case Judgement.Healthy(var bucket, var _, var _) -> healthy(books, about.subject(), bucket, now);
            case Judgement.Learning _, Judgement.NotMeasured _ -> {}
        }
    }

    void anomalous(Books books, Monitor monitor, Anomaly anomaly, Instant now) {
        triage(books)
                .anomalous(anomaly, now)
                .ifPresent(change -> announcer.announce(books, change, monitor.isMuted(now), now));
    }

    void healthy(Books books, Subject subject, Instant bucket, Instant now) {
        triage(books)
                .healthy(Fingerprint.of(subject), bucket, now)
                .forEach(change -> announcer.announce(books, change, false, now));
    }

    private Triage triage(Books books) {
        return new Triage(books.incidents(), parts.needsPerson());
    }

    /** A series of a monitor. */
    record About(Monitor monitor, Asset asset, Segment segment) {
        Subject subject() {
            return new Subject(
                    monitor.id(), monitor.signal(), asset.id(), asset.name(), asset.domain(), monitor.field(), segment);
        }
    }
}
