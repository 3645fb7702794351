package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgement;
import io.headwater.core.incident.Incidents.Symptom;
import io.headwater.core.incident.Outcome;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Tuning;
import io.headwater.detect.Label;
import io.headwater.server.feedback.Rehearsal;
import io.headwater.server.feedback.Sayings;
import io.headwater.server.feedback.Teaching;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change would have done is told before it is made, and comes true when it is. */
class RehearsalTest {
    @TempDir
    private Path directory;

    private Shop shop;
    private Rehearsal rehearsal;
    private Sayings sayings;
    private Symptom symptom;

    @BeforeEach
    void aDayWithTooManyNulls() throws Exception {
        shop = new Shop(directory);
        shop.watch();
        shop.nextDay(Shop.ROWS, 0.18);
        rehearsal = new Rehearsal(shop.headwater().parts());
        sayings = new Sayings(shop.headwater().parts());
        symptom = shop.store()
                .read(books -> books.incidents().symptoms(shop.open().getFirst().id()))
                .getFirst();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void aThresholdAboveItTellsNothing() {
        var effect = rehearsal.tuned(Principal.HEADWATER, monitor(), Segment.ALL, upTo(0.3));

        assertThat(anomalies(effect.before())).hasSize(1);
        assertThat(anomalies(effect.after())).isEmpty();
        assertThat(anomalies(drawn())).hasSize(1); // nothing was kept
    }

    @Test
    void aFalseAlarmWidensTheBandWhereItWas() {
        var effects = rehearsal.resolved(
                Principal.HEADWATER,
                shop.open().getFirst().id(),
                new Responding.Answer(Outcome.FALSE_POSITIVE, false, Optional.empty()));

        assertThat(effects).hasSize(1);
        assertThat(effects.getFirst().before()).hasSameSizeAs(effects.getFirst().after());
    }

    @Test
    void whatIsSaidIsKnownFromThenOnUntilItIsTakenBack() throws Exception {
        var label =
                new Label(symptom.firstBucket(), symptom.lastBucket().plus(Duration.ofDays(1)), Label.Outcome.MISSED);
        var effect = rehearsal.taught(Principal.HEADWATER, monitor(), Segment.ALL, new Teaching.Says(label));

        var said = sayings.say(Principal.HEADWATER, monitor(), Segment.ALL, new Teaching.Says(label));
        assertThat(said).singleElement().satisfies(saying -> {
            assertThat(saying.label()).isEqualTo(label);
            assertThat(saying.said().occasion()).isEmpty();
        });
        assertThat(drawn()).isEqualTo(effect.after());

        sayings.takeBack(Principal.HEADWATER, monitor(), said.getFirst().number());
        assertThat(sayings.all(Principal.HEADWATER, monitor())).isEmpty();
        assertThatThrownBy(() -> sayings.takeBack(
                        Principal.HEADWATER, monitor(), said.getFirst().number()))
                .isInstanceOf(Missing.class);
        assertThat(drawn()).isEqualTo(effect.before());
    }

    @Test
    void whatWasNeverSaidCannotBeTakenBack() {
        assertThatThrownBy(() -> sayings.takeBack(Principal.HEADWATER, monitor(), 4711))
                .isInstanceOf(Missing.class)
                .hasMessageContaining("label 4711");
    }

    private MonitorId monitor() {
        return symptom.monitor();
    }

    private List<Judgement> drawn() {
        return shop.headwater()
                .charting()
                .chart(Principal.HEADWATER, monitor(), Segment.ALL, Duration.ofDays(60))
                .judgements();
    }

    private static Tuning upTo(double share) {
        return new Tuning(Tuning.Sensitivity.MEDIUM, Optional.empty(), Optional.of(share), List.of());
    }

    private static List<Judgement> anomalies(List<Judgement> judgements) {
        return judgements.stream().filter(Judgement.Anomalous.class::isInstance).toList();
    }
}
