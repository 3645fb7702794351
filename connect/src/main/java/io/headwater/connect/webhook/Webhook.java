package io.headwater.connect.webhook;

import io.headwater.connect.answer.Deliveries;
import io.headwater.core.notify.Channel;
import io.headwater.core.notify.Delivery;
import io.headwater.core.notify.Notice;
import io.headwater.wire.Gateway;
import io.headwater.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts notices.
 *
 * <p>Headers follow the Standard Webhooks specification: {@code webhook-id} is the notice's key and stays the same on
 * every attempt; {@code webhook-signature} is HMAC-SHA256 over id, timestamp and body, joined by dots.
 */
record Webhook(Gateway gateway, InstantSource clock, URI target, String secret, Set<String> allowedHosts)
        implements Channel {

    Webhook {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** Without what proves who we are. */
    @Override
    public String toString() {
        return "Webhook[%s]".formatted(target.getHost());
    }

    @Override
    public Delivery deliver(Notice notice) {
        String body = Json.write(AlertmanagerBody.of(notice));
        return Deliveries.of(gateway.send(Gateway.Request.post(target, headers(notice, body), body, allowedHosts)));
    }

    private Map<String, String> headers(Notice notice, String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        var headers = new HashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", notice.key());
        headers.put("webhook-timestamp", timestamp);
        if (!secret.isEmpty()) {
            headers.put("webhook-signature", "v1," + sign("%s.%s.%s".formatted(notice.key(), timestamp, body)));
        }
        return headers;
    }

    private String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
