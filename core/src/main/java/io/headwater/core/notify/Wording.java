package io.headwater.core.notify;

import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.incident.Headline;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.Outcome;
import io.headwater.core.notify.Message.Finding;
import io.headwater.core.notify.Message.Line;
import io.headwater.detect.Spoken;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a change to an incident into words. */
public final class Wording {
    private static final String EXPECTED = "expected ";
    private static final int TABLES = 10;

    private Wording() {}

    /**
     * The message for one recipient.
     *
     * @param matters why the table matters, in one line
     * @param zone that its data belongs to
     * @param publicUrl where the recipient's browser finds Headwater
     * @param why the reason for receiving it
     */
    public static Message of(IncidentChange change, String matters, ZoneId zone, URI publicUrl, String why) {
        var incident = change.incident();
        var link = publicUrl.resolve("/incidents/" + incident.id().value());
        return switch (change) {
            case IncidentChange.Opened(var _, var anomalies, var _) ->
                message(Headline.of(anomalies), change, anomalies, new Why(matters, zone, link, why));
            case IncidentChange.Grew(var _, var anomalies, var _) ->
                message("also: " + Headline.of(anomalies), change, anomalies, new Why(matters, zone, link, why));
            case IncidentChange.Reopened(var _, var anomalies, var _) ->
                message("again: " + Headline.of(anomalies), change, anomalies, new Why(matters, zone, link, why));
            case IncidentChange.Gathered(var _, var anomalies, var _, var reason) ->
                common(change, anomalies, reason, new Why(matters, zone, link, why));
            case IncidentChange.Followed(var _, var anomalies, var reason) ->
                common(change, anomalies, reason, new Why(matters, zone, link, why));
            case IncidentChange.Ended _
            when isMerged(incident) ->
                new Message("told elsewhere: " + incident.headline(), ending(incident), link, why, labels(incident));
            case IncidentChange.Ended _ ->
                new Message("over: " + incident.headline(), ending(incident), link, why, labels(incident));
        };
    }

    private static boolean isMerged(Incident incident) {
        return incident.resolution()
                .filter(end -> end.outcome() == Outcome.MERGED)
                .isPresent();
    }

    /** Of many tables the first few by name; the message's findings name more. */
    private static Message common(IncidentChange change, List<Anomaly> anomalies, String reason, Why said) {
        var incident = change.incident();
        var tables = anomalies.stream()
                .map(anomaly -> anomaly.subject().name().shortText())
                .distinct()
                .sorted()
                .toList();
        String more = tables.size() > TABLES ? " and %s more".formatted(tables.size() - TABLES) : "";
        var lines = List.of(
                new Line("Since", Spoken.moment(incident.clock().since(), said.zone())),
                new Line("Tables", String.join(", ", tables.subList(0, Math.min(TABLES, tables.size()))) + more),
                new Line("Why one", reason),
                new Line("Why it matters", said.matters()));
        return new Message(
                incident.headline(), lines, said.link(), said.why(), labels(incident), Findings.of(anomalies));
    }

    private record Why(String matters, ZoneId zone, URI link, String why) {}

    private static Message message(String headline, IncidentChange change, List<Anomaly> anomalies, Why said) {
        var findings = Findings.of(anomalies);
        var facts = facts(anomalies.getFirst(), said);
        also(findings, anomalies.size()).ifPresent(also -> facts.add(facts.size() - 1, also));
        return new Message(headline, facts, said.link(), said.why(), labels(change.incident()), findings);
    }

    /** What else is named; the headline is the first. */
    private static Optional<Line> also(List<Finding> findings, int all) {
        String named = findings.stream().skip(1).map(Finding::text).collect(Collectors.joining("; "));
        String more = all > findings.size() ? "; and %d more".formatted(all - findings.size()) : "";
        return named.isEmpty() ? Optional.empty() : Optional.of(new Line("Also", named + more));
    }

    /** Which kind of notice announces the change. */
    public static NoticeKind kind(IncidentChange change) {
        return switch (change) {
            case IncidentChange.Opened _ -> NoticeKind.OPENED;
            case IncidentChange.Grew _,
                    IncidentChange.Reopened _,
                    IncidentChange.Gathered _,
                    IncidentChange.Followed _ -> NoticeKind.UPDATED;
            case IncidentChange.Ended _ -> NoticeKind.ALL_CLEAR;
        };
    }

    private static List<Line> facts(Anomaly anomaly, Why said) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Since", Spoken.moment(anomaly.bucket(), said.zone())));
        lines.add(new Line("Seen", seen(anomaly)));
        anomaly.reasons().stream()
                .findFirst()
                .ifPresent(reason -> lines.add(new Line("Expected", expected(anomaly.reading(), reason))));
        lines.add(new Line("Why it matters", said.matters()));
        return lines;
    }

    /** The line's name says already that it is expected. */
    private static String expected(Reading reading, String reason) {
        return switch (reading) {
            case Reading.Late late -> "new data by %s; %s".formatted(Spoken.moment(late.due(), late.zone()), reason);
            case Reading.OutOfBand _, Reading.Broken _ ->
                reason.startsWith(EXPECTED) ? reason.substring(EXPECTED.length()) : reason;
        };
    }

    private static String seen(Anomaly anomaly) {
        var subject = anomaly.subject();
        return switch (anomaly.reading()) {
            case Reading.OutOfBand out ->
                "%s, outside %s"
                        .formatted(
                                Headline.amount(subject, out.value()), Headline.range(subject, out.low(), out.high()));
            case Reading.Late late -> "last new data " + Spoken.moment(late.last(), late.zone());
            case Reading.Broken broken -> broken.text();
        };
    }

    private static List<Line> ending(Incident incident) {
        var lines = new ArrayList<Line>();
        incident.resolution().ifPresent(end -> {
            lines.add(new Line(
                    "Lasted", Spoken.length(Duration.between(incident.clock().detected(), end.at()))));
            String what = end.outcome() == Outcome.UNCLASSIFIED
                    ? "healed by itself"
                    : end.outcome().name();
            lines.add(new Line("Outcome", "%s, says %s".formatted(what, end.by())));
            if (!end.comment().isBlank()) {
                lines.add(new Line("Done", end.comment()));
            }
        });
        return lines;
    }

    private static Map<String, String> labels(Incident incident) {
        return Map.of(
                "incident", incident.id().text(),
                "severity", incident.rated().severity().name(),
                "table", incident.rootName().text(),
                "domain", incident.domain().value(),
                "kind", incident.family().name());
    }
}
