package io.headwater.connect.slack;

import io.headwater.core.notify.Message;
import io.headwater.core.notify.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message in Slack's blocks. */
record SlackBody(Optional<String> channel, String text, List<Map<String, Object>> blocks, Optional<String> thread_ts) {

    private static final int LONGEST = 2_900;

    static SlackBody of(Notice notice, boolean bot) {
        return new SlackBody(
                bot ? Optional.of(notice.recipient()) : Optional.empty(),
                escape(notice.message().headline()),
                blocks(notice.message()),
                bot ? notice.thread() : Optional.empty());
    }

    private static List<Map<String, Object>> blocks(Message message) {
        var blocks = new ArrayList<Map<String, Object>>();
        blocks.add(section("*<%s|%s>*".formatted(message.link(), escape(message.headline()))));
        var facts = message.facts().stream()
                .map(fact -> "*%s*  %s".formatted(escape(fact.label()), escape(fact.text())))
                .toList();
        if (!facts.isEmpty()) {
            blocks.add(section(String.join("\n", facts)));
        }
        blocks.add(Map.of("type", "context", "elements", List.of(text(escape(message.why())))));
        return blocks;
    }

    private static Map<String, Object> section(String markdown) {
        return Map.of("type", "section", "text", text(markdown));
    }

    private static Map<String, Object> text(String markdown) {
        String cut = markdown.length() > LONGEST ? markdown.substring(0, LONGEST) + "…" : markdown;
        return Map.of("type", "mrkdwn", "text", cut);
    }

    /** So that a table named {@code <!channel>} calls nobody: Slack's documentation, "Formatting text". */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("|", "¦");
    }
}
