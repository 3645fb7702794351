package io.headwater.connect.slack;

import io.headwater.connect.answer.Deliveries;
import io.headwater.core.notify.Channel;
import io.headwater.core.notify.Delivery;
import io.headwater.core.notify.Notice;
import io.headwater.wire.Answer;
import io.headwater.wire.Gateway;
import io.headwater.wire.Json;
import io.headwater.wire.MalformedException;
import java.net.URI;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Posts notices to Slack.
 *
 * @param token of the bot; empty text for an incoming webhook
 */
record Slack(Gateway gateway, URI target, String token, Set<String> allowedHosts) implements Channel {
    /** Errors that only a person can mend: documentation of {@code chat.postMessage}. */
    private static final Set<String> FOR_GOOD = Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "channel_not_found",
            "is_archived",
            "not_in_channel",
            "no_permission",
            "restricted_action",
            "msg_too_long",
            "invalid_blocks",
            "no_text");

    Slack {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** Without what proves who we are. */
    @Override
    public String toString() {
        return "Slack[%s]".formatted(target.getHost());
    }

    @Override
    public Delivery deliver(Notice notice) {
        var headers = new HashMap<String, String>();
        headers.put("content-type", "application/json; charset=utf-8");
        if (!token.isEmpty()) {
            headers.put("authorization", "Bearer " + token);
        }
        String body = Json.write(SlackBody.of(notice, !token.isEmpty()));
        var answer = gateway.send(Gateway.Request.post(target, headers, body, allowedHosts));
        var delivery = Deliveries.of(answer);
        return !token.isEmpty() && delivery instanceof Delivery.Delivered && answer instanceof Answer.Answered answered
                ? said(answered)
                : delivery;
    }

    /** Slack answers 200 whatever happened; the body tells. */
    private static Delivery said(Answer.Answered answered) {
        try {
            var body = Json.readTree(answered.body());
            if (body.path("ok").asBoolean(false)) {
                return new Delivery.Delivered(
                        Optional.of(body.path("ts").asString("")).filter(ts -> !ts.isEmpty()));
            }
            String error = body.path("error").asString("unknown");
            return FOR_GOOD.contains(error)
                    ? new Delivery.Refused("Slack refused: " + error)
                    : new Delivery.TryAgain(Deliveries.retryAfter(answered), "Slack answered: " + error);
        } catch (MalformedException _) {
            return new Delivery.TryAgain(Optional.empty(), "Slack answered with something that is not JSON");
        }
    }
}
