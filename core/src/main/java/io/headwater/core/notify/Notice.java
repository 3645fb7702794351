package io.headwater.core.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * One message on its way to one recipient of one channel.
 *
 * @param key the same on every attempt, so that the receiver can tell a repetition
 * @param incident what it is about, for example {@code INC-214}; empty text for a test or a digest
 * @param startsAt since when the incident lasts
 * @param endsAt when it was over, for the all-clear
 * @param thread what the channel returned for the first notice of this incident and recipient
 * @param recipient an address within the channel: a Slack channel, an e-mail address; empty for a webhook
 */
public record Notice(
        String key,
        NoticeKind kind,
        String incident,
        Message message,
        String recipient,
        Instant startsAt,
        Optional<Instant> endsAt,
        Optional<String> thread) {}
