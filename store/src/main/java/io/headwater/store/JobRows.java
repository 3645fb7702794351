package io.headwater.store;

import static io.headwater.store.tables.Tables.SCHEDULED_TASKS;

import io.headwater.core.collect.Agenda;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Puts jobs on the agenda in the transaction that makes them necessary. */
final class JobRows implements Agenda {
    private final DSLContext database;

    JobRows(DSLContext database) {
        this.database = database;
    }

    @Override
    public void noLaterThan(String job, String key, Instant when) {
        database.insertInto(SCHEDULED_TASKS)
                .set(SCHEDULED_TASKS.TASK_NAME, job)
                .set(SCHEDULED_TASKS.TASK_INSTANCE, key)
                .set(SCHEDULED_TASKS.EXECUTION_TIME, when)
                .set(SCHEDULED_TASKS.PICKED, false)
                .set(SCHEDULED_TASKS.VERSION, 1L)
                .onConflict(SCHEDULED_TASKS.TASK_NAME, SCHEDULED_TASKS.TASK_INSTANCE)
                .doUpdate()
                .set(SCHEDULED_TASKS.EXECUTION_TIME, DSL.least(SCHEDULED_TASKS.EXECUTION_TIME, DSL.val(when)))
                .where(SCHEDULED_TASKS.PICKED.isFalse())
                .execute();
    }

    @Override
    public void cancel(String job, String key) {
        database.deleteFrom(SCHEDULED_TASKS)
                .where(SCHEDULED_TASKS
                        .TASK_NAME
                        .eq(job)
                        .and(SCHEDULED_TASKS.TASK_INSTANCE.eq(key))
                        .and(SCHEDULED_TASKS.PICKED.isFalse()))
                .execute();
    }
}
