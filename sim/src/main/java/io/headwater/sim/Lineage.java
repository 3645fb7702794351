package io.headwater.sim;

import io.headwater.wire.Answer;
import io.headwater.wire.Gateway;
import io.headwater.wire.Json;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the company tells what its jobs do. */
public sealed interface Lineage {

    /** Takes an event, to be told after all before it. */
    void add(Object event);

    /** Tells what has not been told; returns how much is left. */
    int flush();

    /** Nobody is told. */
    record Silent() implements Lineage {
        @Override
        public void add(Object event) {}

        @Override
        public int flush() {
            return 0;
        }
    }

    /**
     * An OpenLineage endpoint.
     *
     * <p>Events keep their order. While the endpoint does not take them, the newest ten thousand wait for the next
     * flush. An event that it will never take is dropped.
     */
    final class Posting implements Lineage {
        private static final Logger LOG = LoggerFactory.getLogger(Posting.class);
        private static final int MOST_WAITING = 10_000;

        private final Gateway gateway;
        private final URI endpoint;
        private final Map<String, String> headers;
        private final Set<String> allowedHosts;
        private final ArrayDeque<String> waiting = new ArrayDeque<>();
        private boolean down;

        public Posting(Gateway gateway, URI base, String token, Set<String> allowedHosts) {
            this.gateway = gateway;
            this.endpoint = URI.create(base.toString().replaceAll("/+$", "") + "/api/v1/lineage");
            this.headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
            this.allowedHosts = Set.copyOf(allowedHosts);
        }

        @Override
        public synchronized void add(Object event) {
            if (waiting.size() == MOST_WAITING) {
                waiting.removeFirst();
            }
            waiting.addLast(Json.write(event));
        }

        @Override
        public synchronized int flush() {
            boolean goOn = true;
            while (goOn && !waiting.isEmpty()) {
                goOn = took(gateway.send(Gateway.Request.post(endpoint, headers, waiting.getFirst(), allowedHosts)));
            }
            return waiting.size();
        }

        private boolean took(Answer answer) {
            return switch (answer) {
                case Answer.Answered told when told.isSuccess() -> next();
                case Answer.Answered told
                when told.status() == 400 || told.status() == 422 -> {
                    LOG.warn("an event is dropped status={} answer={}", told.status(), told.body());
                    yield next();
                }
                case Answer.Answered told -> later("status " + told.status());
                case Answer.Refused(var reason) -> later(reason);
                case Answer.Unreachable(var reason) -> later(reason);
            };
        }

        private boolean next() {
            waiting.removeFirst();
            if (down) {
                LOG.info("lineage is told again waiting={}", waiting.size());
            }
            down = false;
            return true;
        }

        private boolean later(String reason) {
            if (!down) {
                LOG.warn("lineage cannot be told now endpoint={} reason={}", endpoint, reason);
            }
            down = true;
            return false;
        }
    }
}
