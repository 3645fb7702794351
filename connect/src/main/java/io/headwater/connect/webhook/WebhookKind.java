package io.headwater.connect.webhook;

import io.headwater.core.collect.Setting;
import io.headwater.core.collect.Settings;
import io.headwater.core.notify.Channel;
import io.headwater.core.notify.ChannelKind;
import io.headwater.wire.Gateway;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** How to reach an HTTP endpoint. */
public final class WebhookKind implements ChannelKind {
    private final Gateway gateway;
    private final InstantSource clock;

    public WebhookKind(Gateway gateway, InstantSource clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "webhook";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("url", "Address", "https://host/path", true, false, ""),
                new Setting(
                        "secret",
                        "Signing secret",
                        "Signs each request, so that the receiver can tell it is ours",
                        false,
                        true,
                        ""));
    }

    @Override
    public Channel open(Settings settings, Set<String> allowedHosts) {
        try {
            var target = new URI(settings.need("url"));
            return new Webhook(gateway, clock, target, settings.secret(), allowedHosts);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("url: not an address: " + e.getReason(), e);
        }
    }
}
