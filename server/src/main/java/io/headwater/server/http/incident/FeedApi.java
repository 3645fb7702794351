package io.headwater.server.http.incident;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.incident.Incidents.FeedEvent;
import io.headwater.server.http.Needs;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The live feed: one server-sent event for each thing that happens to an incident. */
@RestController
class FeedApi {
    private final Feed feed;

    FeedApi(Feed feed) {
        this.feed = feed;
    }

    @Needs(Permission.VIEW)
    @GetMapping(value = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            Principal principal, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
        var emitter = new SseEmitter(0L);
        var reader = feed.reader(principal, after(last), event -> send(emitter, event));
        emitter.onCompletion(reader::close);
        emitter.onTimeout(reader::close);
        emitter.onError(_ -> reader.close());
        return emitter;
    }

    private long after(@Nullable String last) {
        if (last == null || last.isBlank()) {
            return feed.latest();
        }
        try {
            return Long.parseLong(last.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Last-Event-ID: a number is needed, not " + last, e);
        }
    }

    private static boolean send(SseEmitter emitter, @Nullable FeedEvent event) {
        try {
            emitter.send(
                    event == null
                            ? SseEmitter.event().comment("alive")
                            : SseEmitter.event()
                                    .id(Long.toString(event.number()))
                                    .name("incident")
                                    .data(FeedItem.of(event), MediaType.APPLICATION_JSON));
            return true;
        } catch (IOException | IllegalStateException _) {
            return false; // the reader went away
        }
    }
}
