package io.headwater.connect.webhook;

import io.headwater.core.notify.Message;
import io.headwater.core.notify.Notice;
import io.headwater.core.notify.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The body that Alertmanager sends: its documentation, "webhook_config", version 4. */
record AlertmanagerBody(
        String version,
        String groupKey,
        int truncatedAlerts,
        String status,
        String receiver,
        Map<String, String> groupLabels,
        Map<String, String> commonLabels,
        Map<String, String> commonAnnotations,
        String externalURL,
        List<Alert> alerts) {

    private static final Instant NOT_OVER = Instant.parse("0001-01-01T00:00:00Z");

    record Alert(
            String status,
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            Instant endsAt,
            String generatorURL,
            String fingerprint) {}

    static AlertmanagerBody of(Notice notice) {
        String status = notice.kind().isOver() ? "resolved" : "firing";
        var labels = labels(notice);
        var annotations = annotations(notice.message());
        var link = notice.message().link();
        var alert = new Alert(
                status,
                labels,
                annotations,
                notice.startsAt(),
                notice.endsAt().orElse(NOT_OVER),
                link.toString(),
                notice.incident());
        return new AlertmanagerBody(
                "4",
                notice.incident(),
                0,
                status,
                "headwater",
                Map.of("incident", notice.incident()),
                labels,
                annotations,
                link.resolve("/").toString(),
                List.of(alert));
    }

    private static Map<String, String> labels(Notice notice) {
        var labels = new TreeMap<>(notice.message().labels());
        boolean unmeasured = notice.kind() == NoticeKind.NOT_MEASURED || notice.kind() == NoticeKind.MEASURED_AGAIN;
        labels.put("alertname", unmeasured ? "NotMeasured" : "DataIncident");
        labels.put("notice", notice.kind().name());
        return labels;
    }

    private static Map<String, String> annotations(Message message) {
        var annotations = new TreeMap<String, String>();
        annotations.put("summary", message.headline());
        annotations.put("why", message.why());
        message.facts().forEach(fact -> annotations.put(key(fact.label()), fact.text()));
        return annotations;
    }

    private static String key(String label) {
        return label.toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
