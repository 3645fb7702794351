package io.headwater.store;

import static io.headwater.store.tables.Tables.IDEMPOTENCY_KEY;

import io.headwater.core.access.Principal;
import io.headwater.core.access.Repeats;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Keeps answers for two days. */
final class JooqRepeats implements Repeats {
    private static final Duration KEPT = Duration.ofDays(2);

    private final DSLContext database;

    JooqRepeats(DSLContext database) {
        this.database = database;
    }

    @Override
    public Optional<Answered> find(Principal principal, String key) {
        return database.selectFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.PRINCIPAL.eq(whose(principal)).and(IDEMPOTENCY_KEY.KEY.eq(key)))
                .fetchOptional(row -> new Answered(row.getRequest(), row.getStatus(), row.getBody()));
    }

    @Override
    public void keep(Principal principal, String key, Answered answered, Instant now) {
        database.insertInto(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.PRINCIPAL, whose(principal))
                .set(IDEMPOTENCY_KEY.KEY, key)
                .set(IDEMPOTENCY_KEY.REQUEST, answered.request())
                .set(IDEMPOTENCY_KEY.STATUS, answered.status())
                .set(IDEMPOTENCY_KEY.BODY, answered.body())
                .set(IDEMPOTENCY_KEY.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
        database.deleteFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.CREATED_AT.lt(now.minus(KEPT)))
                .execute();
    }

    private static String whose(Principal principal) {
        return principal.person().map(person -> Long.toString(person.value())).orElse(principal.name());
    }
}
