package io.headwater.core.notify;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said, without any channel's markup. Names come from outside and may hold anything; channels escape them.
 *
 * @param headline the answer in a sentence
 * @param facts six at most: since, expected against seen, which rows, what else, why this matters
 * @param link where to see the whole
 * @param why the reason for receiving it, said in the last line
 * @param labels for machines: severity, table, domain
 * @param findings the anomalies it names, the worst first
 */
public record Message(
        String headline, List<Line> facts, URI link, String why, Map<String, String> labels, List<Finding> findings) {
    public Message {
        facts = List.copyOf(facts);
        labels = Map.copyOf(labels);
        findings = List.copyOf(findings);
    }

    /** One that names no anomaly. */
    public Message(String headline, List<Line> facts, URI link, String why, Map<String, String> labels) {
        this(headline, facts, link, why, labels, List.of());
    }

    /** The same with one fact more: before the last one, which says why it matters. */
    public Message with(Line fact) {
        var more = new ArrayList<>(facts);
        more.add(Math.max(0, facts.size() - 1), fact);
        return new Message(headline, more, link, why, labels, findings);
    }

    /**
     * An anomaly as it is named, for machines.
     *
     * @param measure what was measured, for example {@code nulls channel}
     * @param segment {@code table} for all rows, {@code everywhere (19)} when most segments show it
     * @param value what was seen; absent where there is no number, as are the others
     */
    public record Finding(
            long monitor,
            String table,
            String measure,
            String segment,
            Optional<Double> value,
            Optional<Double> low,
            Optional<Double> high,
            Optional<Double> score,
            String text) {}

    /** One fact with its label. */
    public record Line(String label, String text) {}
}
