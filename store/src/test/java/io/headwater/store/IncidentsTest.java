package io.headwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Segment;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.Incidents.FeedEvent;
import io.headwater.core.incident.Triage;
import io.headwater.core.monitor.DefaultMonitors.Proposal;
import io.headwater.core.monitor.Signal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final Instant NOW = TestStore.NOW;
    private static final String WAITING =
            "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from"
                    + " pg_database where datname = current_database())";

    private TestStore test;
    private final List<Anomaly> broken = new ArrayList<>();

    @BeforeEach
    void twoTablesOfOneSchema() throws Exception {
        test = new TestStore();
        broken.add(broken("shop.core.orders"));
        broken.add(broken("shop.core.payments"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void twoThatAreFoundAtOnceBecomeOneIncident() throws Exception {
        var looked = new CountDownLatch(1);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> second = others.submit(() -> {
                looked.await();
                return triage(broken.getLast());
            });
            test.store().change(books -> {
                books.incidents().candidates(broken.getFirst(), NOW);
                looked.countDown();
                awaitWaitingOrDone(second);
                new Triage(books.incidents(), Optional.empty()).anomalous(List.of(broken.getFirst()), NOW);
            });
            second.get();
        }
        assertThat(test.number("select count(*) from incident")).isEqualTo(1);
        assertThat(test.number("select count(*) from anomaly")).isEqualTo(2);
    }

    @Test
    void theFeedTellsEverythingInOrderToWhoeverComesBack() {
        triage(broken.getFirst());
        long seen = latest();
        triage(broken.getLast());

        List<FeedEvent> missed = test.store().read(books -> books.incidents().feed(Principal.HEADWATER, seen, 10));

        assertThat(missed)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.number()).isGreaterThan(seen));
        assertThat(missed.getLast().number()).isEqualTo(latest());
    }

    private long latest() {
        return test.store().read(books -> books.incidents().latestEvent());
    }

    private List<IncidentChange> triage(Anomaly anomaly) {
        return test.store()
                .write(books -> new Triage(books.incidents(), Optional.empty()).anomalous(List.of(anomaly), NOW));
    }

    /** Until the other transaction waits for this one, or has gone ahead without. */
    private void awaitWaitingOrDone(Future<?> other) {
        try {
            while (!other.isDone() && test.number(WAITING) == 0) {
                Thread.onSpinWait();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Anomaly broken(String table) {
        AssetId asset = test.asset(table);
        var monitor = test.store().write(books -> {
            books.monitors().ensure(asset, List.of(new Proposal(Signal.SCHEMA, "", "a test")), NOW);
            return books.monitors().of(asset).getFirst();
        });
        var subject = new Anomaly.Subject(
                monitor.id(),
                Signal.SCHEMA,
                asset,
                AssetName.parse("postgres://localhost:5432", table),
                DomainName.GENERAL,
                "",
                Segment.ALL);
        return new Anomaly(
                subject, Optional.empty(), NOW, NOW, new Anomaly.Reading.Broken("removed amount", true), List.of());
    }
}
