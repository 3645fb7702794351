package io.headwater.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.headwater.connect.answer.Receiver;
import io.headwater.core.collect.Settings;
import io.headwater.core.notify.Channel;
import io.headwater.core.notify.Delivery;
import io.headwater.core.notify.Notice;
import io.headwater.wire.Gateway;
import io.headwater.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
    private static final Notice NOTICE = Receiver.notice("core.orders lacks rows", "", Optional.empty());

    private Receiver receiver;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        gateway = new Gateway(Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        receiver.close();
    }

    @Test
    void postsTheBodyOfAlertmanager() {
        assertThat(deliver("")).isEqualTo(new Delivery.Delivered(Optional.empty()));

        var heard = receiver.heard();
        var body = Json.readTree(heard.body());
        assertThat(heard.path()).isEqualTo("/hook");
        assertThat(body.path("version").asString("")).isEqualTo("4");
        assertThat(body.path("status").asString("")).isEqualTo("firing");
        assertThat(body.path("alerts")
                        .path(0)
                        .path("annotations")
                        .path("summary")
                        .asString(""))
                .isEqualTo("core.orders lacks rows");
        assertThat(body.path("commonAnnotations").has("why_it_matters")).isTrue();
    }

    @Test
    void signsIdAndTimeAndBody() throws GeneralSecurityException {
        deliver("s3cret");

        var heard = receiver.heard();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = "notice-7.%d.%s".formatted(NOW.getEpochSecond(), heard.body());
        assertThat(heard.header("webhook-id")).isEqualTo("notice-7");
        assertThat(heard.header("webhook-timestamp")).isEqualTo("" + NOW.getEpochSecond());
        assertThat(heard.header("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void signsNothingWithoutASecret() {
        deliver("");

        assertThat(receiver.heard().header("webhook-signature")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "0, 0", "-5, 0", "999999, 3600", "soon, 60"})
    void waitsAsLongAsItIsAskedTo(String asked, long seconds) {
        receiver.answers(429, "", Map.of("Retry-After", asked));

        assertThat(deliver(""))
                .isEqualTo(
                        new Delivery.TryAgain(Optional.of(Duration.ofSeconds(seconds)), "the receiver answered 429"));
    }

    @ParameterizedTest
    @CsvSource({"'Fri, 02 Mar 2001 07:05:00 GMT', 0", "'Sat, 02 Mar 2199 07:05:00 GMT', 3600"})
    void waitsUntilTheDateItIsAskedTo(String asked, long seconds) {
        receiver.answers(503, "", Map.of("Retry-After", asked));

        assertThat(deliver(""))
                .isEqualTo(
                        new Delivery.TryAgain(Optional.of(Duration.ofSeconds(seconds)), "the receiver answered 503"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 425})
    void triesAgainWhatMayPass(int status) {
        receiver.answers(status, "", Map.of());

        assertThat(deliver("")).isEqualTo(new Delivery.TryAgain(Optional.empty(), "the receiver answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410})
    void givesUpWhatWillNeverPass(int status) {
        receiver.answers(status, "", Map.of());

        assertThat(deliver("")).isEqualTo(new Delivery.Refused("the receiver answered " + status));
    }

    @Test
    void followsNoRedirect() {
        receiver.answers(302, "", Map.of("Location", "https://elsewhere.example/"));

        assertThat(deliver(""))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.reason()).contains("302", "enter the final address"));
    }

    @Test
    void takesAnyBodyOfASuccess() {
        receiver.answers(200, "<html>\u0000 not {json", Map.of("Content-Type", "application/json"));

        assertThat(deliver("")).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void triesAgainWhenNobodyListens() {
        receiver.close();

        assertThat(deliver("")).isInstanceOf(Delivery.TryAgain.class);
    }

    @Test
    void triesAgainWhenTheAnswerIsSlow() throws IOException {
        receiver.fallSilent();
        try (var hasty = new Gateway(Duration.ofMillis(500))) {
            assertThat(open(hasty, "", Set.of("127.0.0.1")).deliver(NOTICE))
                    .isInstanceOfSatisfying(
                            Delivery.TryAgain.class,
                            again -> assertThat(again.reason()).contains("127.0.0.1"));
        }
    }

    @Test
    void namesTheRemedyForAPrivateAddress() {
        assertThat(open(gateway, "", Set.of()).deliver(NOTICE))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.reason()).contains("--allow-private 127.0.0.1"));
        assertThat(receiver.heardNothing()).isTrue();
    }

    @Test
    void takesNoAddressThatIsNone() {
        var settings = new Settings(Map.of("url", "https://a b/"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind(gateway).open(settings, Set.of()))
                .withMessageStartingWith("url: ");
    }

    private Delivery deliver(String secret) {
        return open(gateway, secret, Set.of("127.0.0.1")).deliver(NOTICE);
    }

    @Test
    void printsNoSecret() {
        assertThat(open(gateway, "s3cret", Set.of())).asString().doesNotContain("s3cret");
    }

    private Channel open(Gateway through, String secret, Set<String> allowed) {
        return kind(through)
                .open(new Settings(Map.of("url", receiver.address("/hook").toString()), secret), allowed);
    }

    private static WebhookKind kind(Gateway gateway) {
        return new WebhookKind(gateway, InstantSource.fixed(NOW));
    }
}
