package io.headwater.connect.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.headwater.connect.answer.Receiver;
import io.headwater.core.collect.Settings;
import io.headwater.core.notify.Delivery;
import io.headwater.wire.Gateway;
import io.headwater.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackTest {
    private static final String OK = "{\"ok\": true, \"ts\": \"1503435956.000247\"}";

    private Receiver receiver;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver().answers(200, OK, Map.of());
        gateway = new Gateway(Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        receiver.close();
    }

    @Test
    void postsAndRemembersTheThread() {
        assertThat(bot("orders are late", Optional.empty()))
                .isEqualTo(new Delivery.Delivered(Optional.of("1503435956.000247")));

        var heard = receiver.heard();
        var body = Json.readTree(heard.body());
        assertThat(heard.path()).isEqualTo("/api/chat.postMessage");
        assertThat(heard.header("authorization")).isEqualTo("Bearer xoxb-1");
        assertThat(body.path("channel").asString("")).isEqualTo("#data");
        assertThat(body.path("text").asString("")).isEqualTo("orders are late");
        assertThat(body.path("thread_ts").asString("")).isEmpty();
    }

    @Test
    void answersInTheThreadOfTheFirstNotice() {
        bot("over: orders are late", Optional.of("1503435956.000247"));

        var body = Json.readTree(receiver.heard().body());
        assertThat(body.path("thread_ts").asString("")).isEqualTo("1503435956.000247");
    }

    @Test
    void callsNobodyByTheNameOfATable() {
        bot("<!channel> & <@U1|x> *core*", Optional.empty());

        assertThat(receiver.heard().body())
                .contains("&lt;!channel&gt; &amp; &lt;@U1¦x&gt;", "dashboards &lt;read&gt; it")
                .doesNotContain("<!channel>", "<@U1");
    }

    @Test
    void cutsWhatSlackWouldNotTake() {
        bot("x".repeat(5_000), Optional.empty());

        Json.readTree(receiver.heard().body())
                .path("blocks")
                .forEach(block -> assertThat(
                                block.path("text").path("text").asString("").length())
                        .isLessThanOrEqualTo(3_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_not_found", "invalid_auth", "is_archived", "not_in_channel", "missing_scope"})
    void givesUpWhatAPersonHasToMend(String error) {
        receiver.answers(200, "{\"ok\": false, \"error\": \"%s\"}".formatted(error), Map.of());

        assertThat(bot("x", Optional.empty())).isEqualTo(new Delivery.Refused("Slack refused: " + error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratelimited", "internal_error", "service_unavailable", "something_new"})
    void triesAgainWhatMayPass(String error) {
        receiver.answers(200, "{\"ok\": false, \"error\": \"%s\"}".formatted(error), Map.of("Retry-After", "30"));

        assertThat(bot("x", Optional.empty()))
                .isEqualTo(new Delivery.TryAgain(Optional.of(Duration.ofSeconds(30)), "Slack answered: " + error));
    }

    @Test
    void waitsAsLongAsSlackAsks() {
        receiver.answers(429, "{\"ok\": false, \"error\": \"ratelimited\"}", Map.of("Retry-After", "17"));

        assertThat(bot("x", Optional.empty()))
                .isEqualTo(new Delivery.TryAgain(Optional.of(Duration.ofSeconds(17)), "the receiver answered 429"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>proxy</html>", "", "[]", "null", "{\"ok\": \"perhaps\"}"})
    void triesAgainAfterGarbage(String garbage) {
        receiver.answers(200, garbage, Map.of());

        assertThat(bot("x", Optional.empty())).isInstanceOf(Delivery.TryAgain.class);
    }

    @Test
    void triesAgainWhenNobodyListens() {
        receiver.close();

        assertThat(bot("x", Optional.empty())).isInstanceOf(Delivery.TryAgain.class);
    }

    @Test
    void postsToAnIncomingWebhookWithoutToken() {
        receiver.answers(200, "ok", Map.of());
        var channel = new SlackKind(gateway)
                .open(new Settings(Map.of(), receiver.address("/services/T/B/x").toString()), Set.of("127.0.0.1"));

        assertThat(channel.deliver(Receiver.notice("x", "", Optional.of("1.2"))))
                .isEqualTo(new Delivery.Delivered(Optional.empty()));
        var heard = receiver.heard();
        assertThat(heard.header("authorization")).isEmpty();
        assertThat(Json.readTree(heard.body()).path("thread_ts").asString("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xoxp-1", "hunter2", "https://hooks.slack.com/services/hunter2 "})
    void keepsAWrongSecretToItself(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlackKind(gateway).open(new Settings(Map.of(), secret), Set.of()))
                .withMessageStartingWith("token: ")
                .withMessageNotContaining("hunter2")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xoxb-hunter2", "https://hooks.slack.com/services/hunter2"})
    void printsNoSecret(String secret) {
        assertThat(new SlackKind(gateway).open(new Settings(Map.of(), secret), Set.of()))
                .asString()
                .doesNotContain("hunter2");
    }

    private Delivery bot(String headline, Optional<String> thread) {
        var settings = new Settings(Map.of("api", receiver.address("/api/").toString()), "xoxb-1");
        return new SlackKind(gateway)
                .open(settings, Set.of("127.0.0.1"))
                .deliver(Receiver.notice(headline, "#data", thread));
    }
}
