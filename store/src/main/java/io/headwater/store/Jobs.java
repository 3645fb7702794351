package io.headwater.store;

import static io.headwater.store.tables.Tables.SCHEDULED_TASKS;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs on the agenda, at least once each.
 *
 * <p>In service they run on virtual threads as they fall due, shared by all replicas. Driven by hand they run one after
 * another when told to, in the same code.
 */
public final class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration RETRY = Duration.ofSeconds(20);

    private Jobs() {}

    /** What a job does; throwing makes it run again a little later. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @return when to do it again; empty when it is done for good
         */
        Optional<Instant> run(String key, Instant now);
    }

    /** Jobs that run by themselves until closed; what runs comes to its end. */
    public interface Running extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes up at once what a process that was killed was running. Only for whoever has the database to himself: with
     * others at it, their jobs would run twice; there silence tells, half a minute of it.
     */
    public static void release(Store store) {
        int released = new JobRows(DSL.using(store.dataSource(), SQLDialect.POSTGRES)).release();
        if (released > 0) {
            LOG.info("jobs of a process that died are taken up again count={}", released);
        }
    }

    /** Starts running jobs as they fall due. */
    public static Running start(Store store, Map<String, Work> works, InstantSource clock) {
        var scheduler = Scheduler.create(store.dataSource(), tasks(store.dataSource(), works, clock))
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .threads(24)
                .pollUsingLockAndFetch(0.5, 3)
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(6)
                .shutdownMaxWait(Duration.ofSeconds(20))
                .build();
        scheduler.start();
        return scheduler::stop;
    }

    /** A driver that runs jobs when told to. */
    public static Driver byHand(Store store, Map<String, Work> works, MovableClock clock) {
        return new Driver(store.dataSource(), works, clock);
    }

    /** A clock that stands still until it is moved. */
    public static final class MovableClock implements InstantSource {
        private Instant now;

        public MovableClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void move(Instant to) {
            now = to;
        }
    }

    /** Moves the clock and runs all that falls due on the way, in the order it falls due. */
    public static final class Driver {
        private static final int MOST_AT_ONCE = 100_000;

        private final DataSource database;
        private final MovableClock clock;
        private final SettableClock settable = new SettableClock();
        private final ManualScheduler scheduler;

        private Driver(DataSource database, Map<String, Work> works, MovableClock clock) {
            this.database = database;
            this.clock = clock;
            this.settable.set(clock.instant());
            this.scheduler = TestHelper.createManualScheduler(database, tasks(database, works, clock))
                    .clock(settable)
                    .build();
        }

        /** Advances to a moment. */
        public void advanceTo(Instant end) {
            for (int ran = 0; ran < MOST_AT_ONCE; ran++) {
                var due = next().filter(when -> !when.isAfter(end));
                if (due.isEmpty()) {
                    set(end);
                    return;
                }
                if (due.get().isAfter(clock.instant())) {
                    set(due.get());
                }
                scheduler.runAnyDueExecutions();
            }
            throw new IllegalStateException("jobs keep falling due at " + clock.instant());
        }

        /** Runs what is due now. */
        public void runDue() {
            advanceTo(clock.instant());
        }

        private Optional<Instant> next() {
            return DSL.using(database, SQLDialect.POSTGRES)
                    .select(DSL.min(SCHEDULED_TASKS.EXECUTION_TIME))
                    .from(SCHEDULED_TASKS)
                    .fetchOptional(0, Instant.class);
        }

        private void set(Instant to) {
            clock.move(to);
            settable.set(to);
        }
    }

    private static List<Task<?>> tasks(DataSource database, Map<String, Work> works, InstantSource clock) {
        var rows = new JobRows(DSL.using(database, SQLDialect.POSTGRES));
        return works.entrySet().stream()
                .<Task<?>>map(work -> task(work.getKey(), work.getValue(), rows, clock))
                .toList();
    }

    private static Task<Void> task(String name, Work work, JobRows rows, InstantSource clock) {
        return Tasks.custom(name, Void.class)
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, clock.instant().plus(RETRY)))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    String key = instance.getId();
                    rows.begin(name, key);
                    var again = work.run(key, clock.instant());
                    return (complete, operations) -> {
                        if (again.isPresent()) {
                            operations.reschedule(complete, again.get());
                            rows.hasten(name, key);
                        } else if (!rows.remove(name, key, complete.getExecution().version)) {
                            operations.reschedule(
                                    complete, rows.wanted(name, key).orElseGet(clock::instant));
                        }
                    };
                });
    }
}
