package io.headwater.store;

import static io.headwater.store.tables.Tables.SCHEDULED_TASKS;

import io.headwater.core.collect.Agenda;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Puts jobs on the agenda in the transaction that makes them necessary.
 *
 * <p>A job that is running may have looked already at what it is wanted for. It keeps its row until it ends, so the
 * wish is noted there; whoever ends the job waits for transactions that are noting one, and heeds it.
 */
final class JobRows implements Agenda {
    private final DSLContext database;

    JobRows(DSLContext database) {
        this.database = database;
    }

    @Override
    public void noLaterThan(String job, String key, Instant when) {
        var running = SCHEDULED_TASKS.PICKED;
        var planned = SCHEDULED_TASKS.EXECUTION_TIME;
        var wanted = SCHEDULED_TASKS.WANTED_AT;
        database.insertInto(SCHEDULED_TASKS)
                .set(SCHEDULED_TASKS.TASK_NAME, job)
                .set(SCHEDULED_TASKS.TASK_INSTANCE, key)
                .set(planned, when)
                .set(running, false)
                .set(SCHEDULED_TASKS.VERSION, 1L)
                .onConflict(SCHEDULED_TASKS.TASK_NAME, SCHEDULED_TASKS.TASK_INSTANCE)
                .doUpdate()
                .set(planned, DSL.when(running, planned).otherwise(DSL.least(planned, DSL.val(when))))
                .set(wanted, DSL.when(running, DSL.least(wanted, DSL.val(when))))
                .execute();
    }

    @Override
    public void cancel(String job, String key) {
        database.deleteFrom(SCHEDULED_TASKS)
                .where(row(job, key).and(SCHEDULED_TASKS.PICKED.isFalse()))
                .execute();
    }

    /** Forgets wishes from before a run: it sees what they were about. */
    void begin(String job, String key) {
        database.update(SCHEDULED_TASKS)
                .setNull(SCHEDULED_TASKS.WANTED_AT)
                .where(row(job, key).and(SCHEDULED_TASKS.WANTED_AT.isNotNull()))
                .execute();
    }

    /** Hands back all that was picked; a process that runs one of them can no longer end it. */
    int release() {
        return database.update(SCHEDULED_TASKS)
                .set(SCHEDULED_TASKS.PICKED, false)
                .setNull(SCHEDULED_TASKS.PICKED_BY)
                .setNull(SCHEDULED_TASKS.LAST_HEARTBEAT)
                .set(SCHEDULED_TASKS.VERSION, SCHEDULED_TASKS.VERSION.plus(1))
                .where(SCHEDULED_TASKS.PICKED)
                .execute();
    }

    /** Takes a job that has run off the agenda, unless it is wanted again. */
    boolean remove(String job, String key, long version) {
        return database.deleteFrom(SCHEDULED_TASKS)
                        .where(row(job, key)
                                .and(SCHEDULED_TASKS.VERSION.eq(version))
                                .and(SCHEDULED_TASKS.WANTED_AT.isNull()))
                        .execute()
                == 1;
    }

    /** When a job is wanted again that was running. */
    Optional<Instant> wanted(String job, String key) {
        return database.select(SCHEDULED_TASKS.WANTED_AT)
                .from(SCHEDULED_TASKS)
                .where(row(job, key))
                .fetchOptional(SCHEDULED_TASKS.WANTED_AT);
    }

    /** Brings a job that was planned again forward to when it is wanted. */
    void hasten(String job, String key) {
        database.update(SCHEDULED_TASKS)
                .set(
                        SCHEDULED_TASKS.EXECUTION_TIME,
                        DSL.least(SCHEDULED_TASKS.EXECUTION_TIME, SCHEDULED_TASKS.WANTED_AT))
                .where(row(job, key).and(SCHEDULED_TASKS.WANTED_AT.isNotNull()).and(SCHEDULED_TASKS.PICKED.isFalse()))
                .execute();
    }

    private static Condition row(String job, String key) {
        return SCHEDULED_TASKS.TASK_NAME.eq(job).and(SCHEDULED_TASKS.TASK_INSTANCE.eq(key));
    }
}
