package io.headwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.postgres.TestPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Kills the whole server, alone or with its database, at random moments; judged from outside, nothing that was
 * acknowledged may be missing and nobody may be left untold.
 */
class ServerKillTest {
    private static final int KILLS = Boolean.getBoolean("headwater.full") ? 20 : 3;
    private static final Duration DRAINS = Duration.ofMinutes(4);
    private static final Set<String> TOLD = Set.of("DELIVERED", "HELD", "SUPERSEDED");

    private final RunStory story = new RunStory(Instant.now().minus(20, ChronoUnit.HOURS));
    private final Set<String> acknowledged = new HashSet<>();
    private final AtomicInteger next = new AtomicInteger();

    @Test
    void losesNoEventAndOwesNoNotice() throws Exception {
        long seed = System.currentTimeMillis();
        var random = new Random(seed);
        try (var receiver = new UnreliableReceiver(new Random(seed + 1));
                var server = new ServerProcess(TestPostgres.directory());
                var sender = Executors.newSingleThreadExecutor()) {
            connect(server, receiver);
            for (int kill = 0; kill < KILLS; kill++) {
                killOnce(server, sender, random);
            }
            var messages = drained(server);
            var found = found(server);
            var lost = new HashSet<>(acknowledged);
            lost.removeAll(found.keySet());
            var heard = receiver.accepted();
            long keys =
                    heard.stream().map(UnreliableReceiver.Heard::key).distinct().count();
            System.err.printf(
                    "seed=%d kills=%d acked=%d found=%d lost=%d notices=%d duplicates=%d%n",
                    seed, KILLS, acknowledged.size(), found.size(), lost.size(), messages.size(), heard.size() - keys);

            assertThat(acknowledged).hasSizeGreaterThan(20 * KILLS);
            assertThat(lost).isEmpty();
            assertThat(found.values()).allMatch(times -> times == 1);
            everyIncidentWasTold(server, messages);
            everyNoticeHasOneKey(heard, messages);
        }
    }

    private static void connect(ServerProcess server, UnreliableReceiver receiver) throws Exception {
        assertThat(server.post("/api/v1/channels", """
            {"name": "hook", "kind": "webhook", "settings": {"url": "%s"}, "secret": "s3cret",
             "allowedHosts": ["127.0.0.1"]}\
            """.formatted(receiver.url())))
                .isEqualTo(201);
        assertThat(server.post("/api/v1/audiences", "{\"channel\": \"hook\", \"perDay\": 100000}"))
                .isEqualTo(201);
    }

    private void killOnce(ServerProcess server, ExecutorService sender, Random random) throws Exception {
        int before = acknowledgedSoFar();
        Future<?> sending = sender.submit(() -> sendUntilItBreaks(server));
        await("events are taken", () -> sending.isDone() || acknowledgedSoFar() > before + 30);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(4_000)));
        server.kill(random.nextBoolean());
        sending.get(60, TimeUnit.SECONDS);
        server.restart();
    }

    /** Sends event after event, each until it is acknowledged; the one that is not is the first of the next time. */
    private void sendUntilItBreaks(ServerProcess server) {
        try {
            while (true) {
                var event = story.event(next.get());
                int status = server.post("/api/v1/lineage", event.json());
                if (status / 100 == 2) {
                    acknowledge(event);
                    next.incrementAndGet();
                } else {
                    assertThat(status).as(event.json()).isGreaterThanOrEqualTo(500);
                }
            }
        } catch (IOException _) {
            // killed, as was to be expected
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void acknowledge(RunStory.Event event) {
        synchronized (acknowledged) {
            acknowledged.add(event.identity());
        }
    }

    private int acknowledgedSoFar() {
        synchronized (acknowledged) {
            return acknowledged.size();
        }
    }

    /** All messages, once none is on its way any more. */
    private static List<JsonNode> drained(ServerProcess server) throws Exception {
        await(
                "every notice ends",
                () -> all(server, "/api/v1/messages?state=PENDING").isEmpty());
        return all(server, "/api/v1/messages?");
    }

    /** Each stored event with how often it is there. */
    private static Map<String, Integer> found(ServerProcess server) throws Exception {
        var found = new HashMap<String, Integer>();
        for (JsonNode asset : all(server, "/api/v1/assets?text=" + RunStory.JOB)) {
            String path = "/api/v1/assets/%d/runs".formatted(asset.path("id").asLong());
            for (JsonNode run : server.get(path).path("items")) {
                String identity = "%s %s %s"
                        .formatted(
                                asset.path("name").asString(""),
                                run.path("run").asString(""),
                                run.path("state").asString(""));
                found.merge(identity, 1, Integer::sum);
            }
        }
        return found;
    }

    private static void everyIncidentWasTold(ServerProcess server, List<JsonNode> messages) throws Exception {
        var told = new HashMap<String, String>();
        messages.stream()
                .filter(message -> message.path("kind").asString("").equals("OPENED"))
                .forEach(message -> told.put(
                        message.path("incident").asString(""),
                        message.path("state").asString("")));
        var incidents = new ArrayList<>(all(server, "/api/v1/incidents?state=open"));
        incidents.addAll(all(server, "/api/v1/incidents?state=resolved"));

        assertThat(incidents)
                .isNotEmpty()
                .allSatisfy(incident ->
                        assertThat(told.get(incident.path("name").asString(""))).isIn(TOLD));
        assertThat(messages)
                .allSatisfy(message ->
                        assertThat(message.path("state").asString("")).isIn(TOLD));
    }

    /** What came twice came with the same key, and what is called delivered came. */
    private static void everyNoticeHasOneKey(List<UnreliableReceiver.Heard> heard, List<JsonNode> messages) {
        var keys = new HashMap<String, String>();
        heard.forEach(one -> assertThat(keys.merge(one.content(), one.key(), (first, _) -> first))
                .isEqualTo(one.key()));
        assertThat(keys.values())
                .containsAll(messages.stream()
                        .filter(message -> message.path("state").asString("").equals("DELIVERED"))
                        .map(message -> message.path("key").asString(""))
                        .toList());
    }

    private static List<JsonNode> all(ServerProcess server, String path) throws IOException, InterruptedException {
        var items = new ArrayList<JsonNode>();
        String after = "";
        do {
            var page = server.get(path + "&limit=500" + after);
            page.path("items").forEach(items::add);
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!after.isEmpty());
        return items;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + DRAINS.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        }
    }
}
