package io.headwater.server.http.message;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.notify.NoticeKind;
import io.headwater.core.notify.Outbox;
import io.headwater.core.notify.Outbox.Posted;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import io.headwater.server.http.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/messages")
class MessageApi {
    private final Assembly assembly;

    MessageApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /**
     * A message and what became of it.
     *
     * @param key the same on every attempt
     * @param incident what it is about, for example {@code INC-214}; empty for a test or a digest
     * @param why the reason for receiving it, as its last line says
     * @param channelRemoved whether the channel is no longer there
     * @param reason why it was sent or held
     */
    public record MessageRow(
            long id,
            String key,
            NoticeKind kind,
            String incident,
            String headline,
            List<FactRow> facts,
            String link,
            String why,
            String channel,
            boolean channelRemoved,
            String recipient,
            Outbox.State state,
            String reason,
            int attempts,
            Instant created,
            @Nullable Instant ended,
            @Nullable String lastError) {
        public MessageRow {
            facts = List.copyOf(facts);
        }

        static MessageRow of(Posted posted) {
            var notice = posted.notice();
            return new MessageRow(
                    posted.id(),
                    notice.key(),
                    notice.kind(),
                    notice.incident(),
                    notice.message().headline(),
                    notice.message().facts().stream()
                            .map(line -> new FactRow(line.label(), line.text()))
                            .toList(),
                    notice.message().link().toString(),
                    notice.message().why(),
                    posted.channelName(),
                    posted.isChannelRemoved(),
                    notice.recipient(),
                    posted.state(),
                    posted.reason(),
                    posted.attempts(),
                    posted.created(),
                    posted.ended().orElse(null),
                    posted.lastError().orElse(null));
        }
    }

    /** One fact of a message with its label. */
    public record FactRow(String label, String text) {}

    /** Which messages to list. */
    record Filter(
            Outbox.@Nullable State state,
            @Nullable Long incident,
            @Nullable String after,
            @Nullable Integer limit) {
        Outbox.Search search() {
            return new Outbox.Search(
                    Optional.ofNullable(state),
                    Optional.ofNullable(incident).map(IncidentId::new),
                    Optional.ofNullable(after),
                    Paging.most(limit == null ? 50 : limit));
        }
    }

    @Needs(Permission.VIEW)
    @GetMapping
    Listed<MessageRow> list(Principal principal, Filter filter) {
        return Listed.of(
                assembly.parts().store().read(books -> books.outbox().page(principal, filter.search())),
                MessageRow::of);
    }

    @Needs(Permission.VIEW)
    @GetMapping("/{id}")
    MessageRow one(Principal principal, @PathVariable long id) {
        return MessageRow.of(assembly.parts()
                .store()
                .read(books -> books.outbox().find(principal, id))
                .orElseThrow(() -> new Missing("message " + id)));
    }
}
