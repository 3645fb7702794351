package io.headwater.core.notify;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What is said, without any channel's markup. Names come from outside and may hold anything; channels escape them.
 *
 * @param headline the answer in a sentence
 * @param facts four at most: since, expected against seen, why this matters, likely cause
 * @param link where to see the whole
 * @param why the reason for receiving it, said in the last line
 * @param labels for machines: severity, table, domain
 */
public record Message(String headline, List<Line> facts, URI link, String why, Map<String, String> labels) {
    public Message {
        facts = List.copyOf(facts);
        labels = Map.copyOf(labels);
    }

    /** One fact with its label. */
    public record Line(String label, String text) {}
}
