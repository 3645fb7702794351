package io.headwater.store;

import static io.headwater.store.tables.Tables.VERDICT;

import io.headwater.core.catalog.Page;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgements.Kept;
import io.headwater.core.detect.Judgements.Stretch;
import io.headwater.core.monitor.MonitorId;
import io.headwater.store.tables.tables.records.VerdictRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The judgements of one series, a stretch at a time: read backwards along the key of their table. */
record VerdictPages(DSLContext database) {
    Page<Kept> page(MonitorId monitor, Segment segment, Stretch stretch) {
        var wanted = VERDICT.MONITOR_ID.eq(monitor.value()).and(VERDICT.SEGMENT.eq(Segments.write(segment)));
        if (stretch.state().isPresent()) {
            wanted = wanted.and(VERDICT.STATE.eq(stretch.state().get().name()));
        }
        if (stretch.after().isPresent()) {
            wanted = wanted.and(after(stretch.after().get()));
        }
        var rows = database.selectFrom(VERDICT)
                .where(wanted)
                .orderBy(VERDICT.BUCKET.desc(), VERDICT.JUDGED_AT.desc())
                .limit(stretch.most() + 1)
                .fetch();
        return Cursors.page(
                rows,
                stretch.most(),
                VerdictPages::cursor,
                row -> new Kept(JooqJudgements.judgement(row), row.getJudgedAt()));
    }

    /** The moment of judging in microseconds, which is as exact as the database is. */
    private static String cursor(VerdictRecord row) {
        return Cursors.write(row.getBucket().toString(), ChronoUnit.MICROS.between(Instant.EPOCH, row.getJudgedAt()));
    }

    private static Condition after(String text) {
        var cursor = Cursors.read(text);
        try {
            return DSL.row(VERDICT.BUCKET, VERDICT.JUDGED_AT)
                    .lt(Instant.parse(cursor.text()), Instant.EPOCH.plus(cursor.id(), ChronoUnit.MICROS));
        } catch (DateTimeException | ArithmeticException _) {
            throw new IllegalArgumentException("after: not a cursor of this list: " + text);
        }
    }
}
