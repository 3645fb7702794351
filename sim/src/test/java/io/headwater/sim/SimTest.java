package io.headwater.sim;

import static io.headwater.sim.Shops.BERLIN;
import static io.headwater.sim.Shops.NOON;
import static io.headwater.sim.Shops.READER_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The demo from its first start, in the order in which it is lived. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SimTest {
    private static final Endpoint ENDPOINT = Endpoint.open(0);
    private static final Sim.Settings SETTINGS = settings(Shops.emptyWarehouse());
    private static final Sim SIM = prepared();

    @AfterAll
    static void close() throws IOException {
        SIM.close();
        ENDPOINT.close();
    }

    @Test
    @Order(1)
    void tellsThePastOldestFirst() {
        int told = SIM.tellHistory();

        assertThat(told).isBetween(2_000, 2_500);
        assertThat(ENDPOINT.bodies()).hasSize(told).allMatch(body -> body.contains("\"COMPLETE\""));
        assertThat(times(ENDPOINT.bodies())).isSorted();
    }

    @Test
    @Order(2)
    void tellsOfItsRunsAsTheyHappen() {
        int before = ENDPOINT.bodies().size();
        var runs = SIM.tick(NOON.plus(Duration.ofMinutes(1)));
        var told = ENDPOINT.bodies().subList(before, ENDPOINT.bodies().size());

        assertThat(runs).isNotEmpty();
        assertThat(told).hasSize(2 * runs.size());
        assertThat(told).anyMatch(body -> body.contains("\"FAIL\"") && body.contains("permission denied"));
        assertThat(IntStream.range(0, runs.size()).mapToObj(i -> told.get(2 * i)))
                .allMatch(body -> body.contains("\"START\""));
    }

    @Test
    @Order(3)
    void goesOnWhereItStopped() throws IOException {
        int before = ENDPOINT.bodies().size();
        var now = NOON.plus(Duration.ofHours(1));
        try (var again = Sim.prepare(SETTINGS, now, _ -> {})) {
            assertThat(again.truth()).containsExactlyInAnyOrderElementsOf(SIM.truth());
            assertThat(again.tick(now)).isEmpty();
        }
        assertThat(ENDPOINT.bodies().size() - before).isBetween(2 * 15, 2 * 40);
    }

    @Test
    @Order(4)
    void livesUntilItIsClosed() throws InterruptedException {
        var asked = new CountDownLatch(1);
        try (var _ = SIM.live(() -> {
            asked.countDown();
            return NOON;
        })) {
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Sim prepared() {
        long begun = System.nanoTime();
        var sim = Sim.prepare(SETTINGS, NOON, _ -> {});
        System.err.printf("half a year in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        return sim;
    }

    private static Sim.Settings settings(Warehouse warehouse) {
        return new Sim.Settings(
                warehouse, READER_PASSWORD, Optional.of(ENDPOINT.base()), "token", warehouse.namespace(), 5, BERLIN);
    }

    private static List<Instant> times(List<String> events) {
        return events.stream()
                .map(event -> Instant.parse(event.replaceAll(".*\"eventTime\":\"([^\"]+)\".*", "$1")))
                .toList();
    }
}
