package io.headwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final String JOB = "job";

    private TestStore test;

    @BeforeEach
    void open() throws Exception {
        test = new TestStore();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void runsAgainWhatIsWantedWhileItRuns() throws Exception {
        assertThat(runsWhenWantedMeanwhile(Optional.empty())).isTrue();
    }

    @Test
    void bringsForwardWhatIsWantedWhileItRuns() throws Exception {
        assertThat(runsWhenWantedMeanwhile(Optional.of(Instant.now().plus(Duration.ofDays(1)))))
                .isTrue();
    }

    /** Whether a job that ends its first run with a plan runs again soon, wanted when it had looked already. */
    private boolean runsWhenWantedMeanwhile(Optional<Instant> plan) throws Exception {
        var runs = new AtomicInteger();
        var looked = new CountDownLatch(1);
        var wanted = new CountDownLatch(1);
        var ranAgain = new CountDownLatch(2);
        Jobs.Work work = (_, _) -> {
            if (runs.incrementAndGet() == 1) {
                looked.countDown();
                await(wanted);
            }
            ranAgain.countDown();
            return runs.get() == 1 ? plan : Optional.empty();
        };
        want(Instant.now());
        try (var _ = Jobs.start(test.store(), Map.of(JOB, work), InstantSource.system())) {
            assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
            want(Instant.now());
            wanted.countDown();
            return ranAgain.await(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void takesUpAtOnceWhatAKilledProcessWasRunning() throws Exception {
        var ran = new CountDownLatch(1);
        Jobs.Work work = (_, _) -> {
            ran.countDown();
            return Optional.empty();
        };
        want(Instant.now());
        test.run("update scheduled_tasks set picked = true, picked_by = 'killed', last_heartbeat = now()");

        Jobs.release(test.store());
        try (var _ = Jobs.start(test.store(), Map.of(JOB, work), InstantSource.system())) {
            // Less than the silence that tells by itself that a process is dead.
            assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(test.number("select count(*) from scheduled_tasks")).isZero();
    }

    @Test
    void leavesTheAgendaWhenItIsDone() throws Exception {
        var keys = new ArrayList<String>();
        var clock = new Jobs.MovableClock(TestStore.NOW);
        Jobs.Work work = (key, _) -> {
            keys.add(key);
            return Optional.empty();
        };
        want(TestStore.NOW.plusSeconds(5));
        want(TestStore.NOW.plusSeconds(9));

        var driver = Jobs.byHand(test.store(), Map.of(JOB, work), clock);
        driver.advanceTo(TestStore.NOW.plusSeconds(4));
        assertThat(keys).isEmpty();
        driver.advanceTo(TestStore.NOW.plusSeconds(60));

        assertThat(keys).isEqualTo(List.of("key"));
        assertThat(test.number("select count(*) from scheduled_tasks")).isZero();
    }

    private void want(Instant when) {
        test.store().change(books -> books.agenda().noLaterThan(JOB, "key", when));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
