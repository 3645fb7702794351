package io.headwater.connect.slack;

import io.headwater.core.collect.Setting;
import io.headwater.core.collect.Settings;
import io.headwater.core.notify.Channel;
import io.headwater.core.notify.ChannelKind;
import io.headwater.wire.Gateway;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/** How to reach Slack: a bot token (threads), or the secret address of an incoming webhook. */
public final class SlackKind implements ChannelKind {
    private static final String API = "https://slack.com/api/";

    private final Gateway gateway;

    public SlackKind(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String word() {
        return "slack";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        "token",
                        "Bot token or webhook address",
                        "A token that begins with xoxb- and may chat:write, or https://hooks.slack.com/…",
                        true,
                        true,
                        ""),
                new Setting("api", "API address", "Only for a proxy of your own", false, false, API));
    }

    @Override
    public Channel open(Settings settings, Set<String> allowedHosts) {
        String secret = settings.secret();
        if (secret.startsWith("https://") || secret.startsWith("http://")) {
            return new Slack(gateway, address("token", secret), "", allowedHosts);
        }
        if (!secret.startsWith("xoxb-")) {
            throw new IllegalArgumentException(
                    "token: a bot token (xoxb-…) or the address of an incoming webhook is needed");
        }
        var api = address("api", settings.find("api").orElse(API));
        return new Slack(gateway, api.resolve("chat.postMessage"), secret, allowedHosts);
    }

    /** The reason and nothing of the text: an incoming webhook's address is a secret. */
    private static URI address(String setting, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(setting + ": not an address: " + e.getReason());
        }
    }
}
