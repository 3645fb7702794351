package io.headwater.server.together;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.detect.Judgements.Alike;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Common;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.Placement;
import io.headwater.core.incident.Triage;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.together.CommonMode;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Places anomalies, and looks whether what they show is one of many tables of their source.
 *
 * <p>Tables are measured one after the other. The first few that move open incidents, or join those of their schema;
 * once enough of the tables judged for the window have moved to the same side, those incidents become one that names the
 * source, and tables that follow are counted in it.
 */
public final class Together {
    /** How long a message waits for what may turn out to belong to it: Alertmanager's {@code group_wait}. */
    public static final Duration GROUP_WAIT = Duration.ofMinutes(2);

    private final Books books;
    private final Triage triage;
    private final Instant now;

    /** In one transaction, at one moment. */
    public Together(Books books, Triage triage, Instant now) {
        this.books = books;
        this.triage = triage;
        this.now = now;
    }

    /** One change an incident, of anomalies that were found together. */
    public List<IncidentChange> place(List<Anomaly> anomalies) {
        var changes = new ArrayList<>(triage.anomalous(anomalies, now));
        for (Question question : questions(anomalies)) {
            gather(question).ifPresent(gathered -> {
                var parts = Stream.concat(Stream.of(gathered.incident()), gathered.merged().stream())
                        .map(Incident::id)
                        .collect(Collectors.toSet());
                changes.removeIf(change -> parts.contains(change.incident().id()));
                changes.add(gathered);
            });
        }
        return List.copyOf(changes);
    }

    /** How long to wait before a change is told: of what is measured others may be about to be found. */
    public static Duration patience(IncidentChange change) {
        return change.anomalies().stream().anyMatch(anomaly -> isLate(anomaly) || isMeasured(anomaly))
                ? GROUP_WAIT
                : Duration.ZERO;
    }

    /**
     * What other tables of a source may have in common with an anomaly.
     *
     * @param bucket the window, or since when they are late
     */
    private record Question(ConnectedSource source, Signal signal, int side, Instant bucket) {
        List<Alike> alike(Books books) {
            return signal == Signal.FRESHNESS
                    ? books.judgements().late(source.id(), bucket)
                    : books.judgements().alike(source.id(), signal, bucket);
        }

        String reason(CommonMode mode) {
            String which = signal == Signal.FRESHNESS
                    ? "%s of the %s tables of %s that were due within five hours did not come"
                    : "%s of the %s tables of %s judged so far move the same way in this window";
            return which.formatted(mode.moved(), mode.watched(), source.name());
        }
    }

    private List<Question> questions(List<Anomaly> anomalies) {
        return anomalies.stream()
                .filter(anomaly -> isLate(anomaly)
                        || (isMeasured(anomaly) && anomaly.subject().segment().isAll()))
                .flatMap(anomaly -> source(anomaly)
                        .map(source -> new Question(source, anomaly.subject().signal(), anomaly.side(), since(anomaly)))
                        .stream())
                .distinct()
                .toList();
    }

    private Instant since(Anomaly anomaly) {
        return isLate(anomaly) ? now.minus(Placement.TOGETHER) : anomaly.bucket();
    }

    private static boolean isLate(Anomaly anomaly) {
        return anomaly.reading() instanceof Anomaly.Reading.Late;
    }

    private static boolean isMeasured(Anomaly anomaly) {
        return anomaly.side() != 0 && anomaly.subject().signal().metric().isPresent();
    }

    private Optional<ConnectedSource> source(Anomaly anomaly) {
        return books.assets()
                .find(Principal.HEADWATER, anomaly.subject().asset())
                .flatMap(Asset::source)
                .flatMap(source -> books.sources().find(Principal.HEADWATER, source));
    }

    private Optional<IncidentChange.Gathered> gather(Question question) {
        var alike = question.alike(books);
        var moved = alike.stream()
                .filter(one -> one.isAnomalous() && one.z() > 0 == question.side() > 0)
                .toList();
        int others = (int) alike.stream().filter(Alike::isAnomalous).count() - moved.size();
        int high = question.side() > 0 ? moved.size() : others;
        int low = question.side() > 0 ? others : moved.size();
        return CommonMode.of(high, low, alike.size())
                .filter(mode -> mode.side() == question.side())
                .flatMap(mode -> gather(question, mode, moved));
    }

    private Optional<IncidentChange.Gathered> gather(Question question, CommonMode mode, List<Alike> moved) {
        var monitors = moved.stream().map(Alike::monitor).toList();
        var parts = books.incidents().beginning(monitors, question.bucket());
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.common().isPresent())) {
            return Optional.empty(); // gathered before: what followed is counted there
        }
        var source = question.source();
        var common = new Common(source.id(), source.name(), question.signal(), question.side(), mode.moved());
        return Optional.of(triage.gather(common, parts, question.reason(mode), now));
    }
}
