package io.headwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Principal;
import io.headwater.core.collect.Settings;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.notify.Attempt;
import io.headwater.core.notify.Channels;
import io.headwater.core.notify.Delivery;
import io.headwater.core.notify.Message;
import io.headwater.core.notify.NoticeKind;
import io.headwater.core.notify.Outbox;
import io.headwater.core.notify.Outbox.Draft;
import io.headwater.core.notify.Outbox.Lane;
import io.headwater.core.notify.Outbox.Posted;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Instant NOW = TestStore.NOW;
    private static final IncidentId FIRST = new IncidentId(1);
    private static final IncidentId SECOND = new IncidentId(2);

    private TestStore test;
    private long channel;

    @BeforeEach
    void twoIncidentsAndAChannel() throws Exception {
        test = new TestStore();
        long root = test.asset("shop.core.orders").value();
        for (int i = 0; i < 2; i++) {
            test.run("""
                insert into incident (headline, root_id, domain, schema_key, family, stage, open, severity, severity_by,
                                      severity_reason, bucket, since_at, detected_at, last_failure_at,
                                      healthy_evaluations, version)
                values ('it broke', %d, 'general', 'shop.core', 'RUNS', 'NOTIFIED', true, 'SEV2', 'rule', 'a test', 'UNKNOWN',
                        now(), now(), now(), 0, 1)\
                """.formatted(root));
        }
        var draft = new Channels.Connected(
                0, "hook", "webhook", new Settings(Map.of("url", "http://hook.example/"), ""), Set.of());
        channel = test.store()
                .write(books -> books.channels().add(Principal.HEADWATER, draft, NOW))
                .id();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void keepsTheNameOfARemovedChannelAndGivesItAway() {
        long notice = put(draft(FIRST, NoticeKind.OPENED, 1));
        assertThat(put(draft(FIRST, NoticeKind.OPENED, 1)))
                .as("it is there already")
                .isEqualTo(notice);
        test.store().change(books -> books.channels().remove(Principal.HEADWATER, channel, NOW));

        var posted = outbox(outbox -> outbox.find(Principal.HEADWATER, notice)).orElseThrow();

        assertThat(posted.channelName()).isEqualTo("hook");
        assertThat(posted.isChannelRemoved()).isTrue();
        var again = new Channels.Connected(
                0, "hook", "webhook", new Settings(Map.of("url", "http://hook.example/"), ""), Set.of());
        assertThat(test.store()
                        .write(books -> books.channels().add(Principal.HEADWATER, again, NOW))
                        .name())
                .isEqualTo("hook");
    }

    @Test
    void keepsTheOrderOfALaneWhileOtherLanesGoOn() {
        put(draft(FIRST, NoticeKind.OPENED, 1));
        put(draft(FIRST, NoticeKind.ALL_CLEAR, 2));
        put(draft(SECOND, NoticeKind.OPENED, 1));
        var opened = next(FIRST, NOW).orElseThrow();
        assertThat(opened.notice().kind()).isEqualTo(NoticeKind.OPENED);

        ended(opened, new Attempt.Retry(NOW.plusSeconds(30), "busy"));

        assertThat(next(FIRST, NOW)).as("the all-clear waits behind it").isEmpty();
        Optional<Instant> due = outbox(outbox -> outbox.due(lane(FIRST)));
        assertThat(due).contains(NOW.plusSeconds(30));
        assertThat(next(SECOND, NOW)).isPresent();
        ended(
                next(FIRST, NOW.plusSeconds(30)).orElseThrow(),
                new Attempt.Done(new Delivery.Delivered(Optional.empty())));
        assertThat(next(FIRST, NOW))
                .get()
                .extracting(posted -> posted.notice().kind())
                .isEqualTo(NoticeKind.ALL_CLEAR);
    }

    @Test
    void triesAgainUnderTheSameKey() {
        put(draft(FIRST, NoticeKind.OPENED, 1));
        var first = next(FIRST, NOW).orElseThrow();
        test.store().change(books -> books.outbox().attempting(first.id()));
        ended(first, new Attempt.Retry(NOW, "busy"));

        var again = next(FIRST, NOW).orElseThrow();

        assertThat(again.notice().key()).isEqualTo(first.notice().key());
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.lastError()).contains("busy");
    }

    @Test
    void supersedesUpdatesThatHaveWaitedForMinutes() {
        put(draft(FIRST, NoticeKind.OPENED, 1), NOW.minusSeconds(600));
        put(draft(FIRST, NoticeKind.UPDATED, 2), NOW.minusSeconds(600));
        put(draft(FIRST, NoticeKind.UPDATED, 3), NOW.minusSeconds(600));
        put(draft(SECOND, NoticeKind.UPDATED, 2), NOW.minusSeconds(600));
        put(draft(FIRST, NoticeKind.UPDATED, 4), NOW);

        assertThat(states())
                .containsExactly(
                        "INC-1 OPENED 1 PENDING",
                        "INC-1 UPDATED 2 SUPERSEDED",
                        "INC-1 UPDATED 3 SUPERSEDED",
                        "INC-2 UPDATED 2 PENDING",
                        "INC-1 UPDATED 4 PENDING");
    }

    @Test
    void sendsBothOfTwoUpdatesOfOneMoment() {
        put(draft(FIRST, NoticeKind.UPDATED, 2));
        put(draft(FIRST, NoticeKind.UPDATED, 3));

        assertThat(states()).containsExactly("INC-1 UPDATED 2 PENDING", "INC-1 UPDATED 3 PENDING");
    }

    @Test
    void doesNotSupersedeWhatTheReceiverMayHave() {
        put(draft(FIRST, NoticeKind.UPDATED, 2));
        test.store()
                .change(books ->
                        books.outbox().attempting(next(FIRST, NOW).orElseThrow().id()));

        put(draft(FIRST, NoticeKind.UPDATED, 3));

        assertThat(states()).containsExactly("INC-1 UPDATED 2 PENDING", "INC-1 UPDATED 3 PENDING");
    }

    @Test
    void takesTheSameNoticeOnce() {
        put(draft(FIRST, NoticeKind.OPENED, 1));
        put(draft(FIRST, NoticeKind.OPENED, 1));
        ended(next(FIRST, NOW).orElseThrow(), new Attempt.Done(new Delivery.Delivered(Optional.of("thread"))));
        put(draft(FIRST, NoticeKind.OPENED, 1));

        assertThat(states()).containsExactly("INC-1 OPENED 1 DELIVERED");
        assertThat(next(FIRST, NOW)).isEmpty();
    }

    @Test
    void keepsTheThreadForWhatFollows() {
        put(draft(FIRST, NoticeKind.OPENED, 1));
        ended(next(FIRST, NOW).orElseThrow(), new Attempt.Done(new Delivery.Delivered(Optional.of("1700.42"))));
        put(draft(FIRST, NoticeKind.ALL_CLEAR, 2));

        assertThat(next(FIRST, NOW).orElseThrow().notice().thread()).contains("1700.42");
    }

    @Test
    void triesNothingAgainThatIsDead() {
        put(draft(FIRST, NoticeKind.OPENED, 1));
        var dead = next(FIRST, NOW).orElseThrow();
        ended(dead, new Attempt.Dead("gone"));
        ended(dead, new Attempt.Retry(NOW, "too late"));

        assertThat(next(FIRST, NOW)).isEmpty();
        List<Lane> lanes = outbox(Outbox::lanes);
        assertThat(lanes).isEmpty();
        assertThat(states()).containsExactly("INC-1 OPENED 1 DEAD");
    }

    private Draft draft(IncidentId incident, NoticeKind kind, long version) {
        var message = new Message(
                "it broke", List.of(), URI.create("http://127.0.0.1:8484/"), "a test", Map.of("severity", "SEV2"));
        return new Draft(
                Optional.of(incident),
                channel,
                Optional.empty(),
                "",
                kind,
                version,
                message,
                NOW,
                Optional.empty(),
                Optional.empty(),
                "a test");
    }

    private Lane lane(IncidentId incident) {
        return new Lane(channel, "", Optional.of(incident));
    }

    private long put(Draft draft) {
        return put(draft, NOW);
    }

    private long put(Draft draft, Instant at) {
        return test.store().write(books -> books.outbox().put(draft, at));
    }

    private Optional<Posted> next(IncidentId incident, Instant now) {
        return outbox(outbox -> outbox.next(lane(incident), now));
    }

    private void ended(Posted posted, Attempt attempt) {
        test.store().change(books -> books.outbox().ended(posted.id(), attempt, NOW));
    }

    /** All notices in the order they were put, each with where it stands. */
    private List<String> states() {
        var all = new Outbox.Search(Optional.empty(), Optional.empty(), Optional.empty(), 50);
        List<Posted> newestFirst =
                outbox(outbox -> outbox.page(Principal.HEADWATER, all).items());
        return newestFirst.reversed().stream()
                .map(posted -> "%s %s %s %s"
                        .formatted(posted.notice().incident(), posted.notice().kind(), version(posted), posted.state()))
                .toList();
    }

    private static String version(Posted posted) {
        String key = posted.notice().key();
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private <T> T outbox(Function<Outbox, T> question) {
        return test.store().read(books -> question.apply(books.outbox()));
    }
}
