package io.headwater.server.http.message;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Settings;
import io.headwater.core.notify.Channels;
import io.headwater.core.notify.Delivery;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import io.headwater.server.http.source.SourceRow.KindRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class ChannelApi {
    private final Assembly assembly;

    ChannelApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /**
     * A connected channel, without its secret.
     *
     * @param allowedHosts private hosts that it may reach
     */
    public record ChannelRow(
            long id, String name, String kind, Map<String, String> settings, List<String> allowedHosts) {
        public ChannelRow {
            settings = Map.copyOf(settings);
            allowedHosts = List.copyOf(allowedHosts);
        }

        static ChannelRow of(Channels.Connected channel) {
            return new ChannelRow(
                    channel.id(),
                    channel.name(),
                    channel.kind(),
                    channel.settings().values(),
                    List.copyOf(new TreeSet<>(channel.allowedHosts())));
        }
    }

    @Needs(Permission.VIEW)
    @GetMapping("/channel-kinds")
    Listed<KindRow> kinds() {
        return Listed.all(assembly.parts().channels().stream()
                .map(kind -> KindRow.of(kind.word(), kind.settings()))
                .toList());
    }

    @Needs(Permission.VIEW)
    @GetMapping("/channels")
    Listed<ChannelRow> list(Principal principal) {
        return Listed.all(
                assembly.parts().store().read(books -> books.channels().all(principal)).stream()
                        .map(ChannelRow::of)
                        .toList());
    }

    /** A channel to be connected; {@code secret} is the token or password. */
    public record ChannelDraft(
            String name,
            String kind,
            Map<String, String> settings,
            @Nullable String secret,
            @Nullable List<String> allowedHosts) {
        public ChannelDraft {
            settings = Map.copyOf(settings);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "ChannelDraft[%s, %s, %s]".formatted(name, kind, settings);
        }

        Channels.Connected connected() {
            return new Channels.Connected(
                    0,
                    name,
                    kind,
                    new Settings(settings, secret == null ? "" : secret),
                    allowedHosts == null ? Set.of() : Set.copyOf(allowedHosts));
        }
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping("/channels")
    ResponseEntity<ChannelRow> add(Principal principal, @RequestBody ChannelDraft draft) {
        var added = assembly.connecting().addChannel(principal, draft.connected());
        return ResponseEntity.status(HttpStatus.CREATED).body(ChannelRow.of(added));
    }

    @Needs(Permission.ADMINISTER)
    @DeleteMapping("/channels/{id}")
    ResponseEntity<Void> remove(Principal principal, @PathVariable long id) {
        assembly.connecting().removeChannel(principal, id);
        return ResponseEntity.noContent().build();
    }

    /** Whom a test message goes to: an address within the channel; empty where it has one receiver. */
    public record Trial(String recipient) {}

    /**
     * What became of a test message.
     *
     * @param delivered whether the receiver took it
     * @param text what happened, in words
     */
    public record TrialResult(boolean delivered, String text) {}

    @Needs(Permission.ADMINISTER)
    @PostMapping("/channels/{id}/test")
    TrialResult test(Principal principal, @PathVariable long id, @RequestBody Trial trial) {
        return switch (assembly.connecting().tryChannel(principal, id, trial.recipient())) {
            case Delivery.Delivered _ -> new TrialResult(true, "delivered");
            case Delivery.TryAgain(var _, var reason) -> new TrialResult(false, "not now: " + reason);
            case Delivery.Refused(var reason) -> new TrialResult(false, reason);
        };
    }
}
