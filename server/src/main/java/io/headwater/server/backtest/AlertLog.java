package io.headwater.server.backtest;

import io.headwater.core.collect.Setting;
import io.headwater.core.collect.Settings;
import io.headwater.core.notify.Channel;
import io.headwater.core.notify.ChannelKind;
import io.headwater.core.notify.Delivery;
import io.headwater.core.notify.Message.Finding;
import io.headwater.core.notify.Notice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one who is told: keeps what would have interrupted somebody. */
final class AlertLog implements ChannelKind {
    private final InstantSource clock;
    private final Map<Key, List<Finding>> alerts = new LinkedHashMap<>();

    AlertLog(InstantSource clock) {
        this.clock = clock;
    }

    private record Key(Instant at, String incident) {}

    /** One interruption: an incident at a moment, with what it named. */
    record Alert(Instant at, String incident, List<Finding> findings) {
        Alert {
            findings = List.copyOf(findings);
        }
    }

    /** In the order they were sent. */
    List<Alert> alerts() {
        return alerts.entrySet().stream()
                .map(alert -> new Alert(alert.getKey().at(), alert.getKey().incident(), alert.getValue()))
                .toList();
    }

    @Override
    public String word() {
        return "log";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Channel open(Settings settings, Set<String> allowedHosts) {
        return this::deliver;
    }

    private Delivery deliver(Notice notice) {
        if (notice.kind().isAlert()) {
            alerts.computeIfAbsent(new Key(clock.instant(), notice.incident()), _ -> new ArrayList<>())
                    .addAll(notice.message().findings());
        }
        return new Delivery.Delivered(Optional.empty());
    }
}
