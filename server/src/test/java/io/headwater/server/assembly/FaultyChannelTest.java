package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Settings;
import io.headwater.core.incident.Outcome;
import io.headwater.core.incident.Severity;
import io.headwater.core.notify.Channels.Connected;
import io.headwater.core.notify.Outbox;
import io.headwater.core.route.AlertBudget;
import io.headwater.core.route.Audience;
import io.headwater.server.assembly.FaultyEndpoint.Fault;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An endpoint that fails loses nothing, keeps its order, and holds up nobody else. */
class FaultyChannelTest {
    private static final Instant TUESDAY = Shop.MONDAY.plus(Duration.ofDays(1));

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(directory);
        shop.watch();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "webhook, HANGS_UP",
        "webhook, SILENT",
        "webhook, TOO_BUSY",
        "webhook, BROKEN",
        "webhook, GARBAGE",
        "slack, HANGS_UP",
        "slack, TOO_BUSY",
        "slack, BROKEN"
    })
    void deliversInOrderOnceTheEndpointIsWell(String kind, Fault fault) throws Exception {
        try (var endpoint = new FaultyEndpoint(fault)) {
            connect(kind, endpoint.url());
            breakAndResolve();

            assertThat(endpoint.accepted()).isEmpty();
            assertThat(notices("faulty", Outbox.State.PENDING)).isEqualTo(2);
            assertThat(shop.receiver().accepted()).as("the other channel").hasSize(2);

            endpoint.repaired();
            shop.driver().advanceTo(TUESDAY.plus(Duration.ofHours(9)));

            assertThat(endpoint.accepted()).hasSize(2);
            assertThat(endpoint.accepted().getFirst()).contains("is null").doesNotContain("over: ");
            assertThat(endpoint.accepted().getLast()).contains("over: ");
            assertThat(notices("faulty", Outbox.State.DELIVERED)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"webhook", "slack"})
    void followsNoRedirectAndSaysSoElsewhere(String kind) throws Exception {
        try (var endpoint = new FaultyEndpoint(Fault.REDIRECTS)) {
            connect(kind, endpoint.url());
            breakAndResolve();

            assertThat(notices("faulty", Outbox.State.DEAD))
                    .as("no all-clear for those who were not told")
                    .isEqualTo(1);
            assertThat(shop.receiver().accepted())
                    .filteredOn(heard -> heard.body().contains("channel faulty does not take our messages"))
                    .isNotEmpty();
        }
    }

    @Test
    void sendsMailInOrderOnceTheServerIsUp() throws Exception {
        int port = freePort();
        var settings = new Settings(
                Map.of("host", "127.0.0.1", "port", Integer.toString(port), "from", "hw@example.org", "tls", "none"),
                "");
        connect(new Connected(0, "faulty", "mail", settings, Set.of()), "ann@example.org");
        breakAndResolve();
        assertThat(notices("faulty", Outbox.State.PENDING)).isEqualTo(2);
        assertThat(shop.receiver().accepted()).as("the other channel").hasSize(2);

        var mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            shop.driver().advanceTo(TUESDAY.plus(Duration.ofHours(9)));

            var received = List.of(mail.getReceivedMessages());
            assertThat(received).hasSize(2);
            assertThat(received.getFirst().getSubject()).doesNotContain("over: ");
            assertThat(received.getLast().getSubject()).contains("over: ");
            assertThat(received.getLast().getHeader("In-Reply-To"))
                    .containsExactly(received.getFirst().getMessageID());
            assertThat(GreenMailUtil.getBody(received.getFirst())).isNotEmpty();
        } finally {
            mail.stop();
        }
    }

    private void connect(String kind, String url) {
        var settings = kind.equals("slack") ? new Settings(Map.of(), url) : new Settings(Map.of("url", url), "");
        connect(new Connected(0, "faulty", kind, settings, Set.of("127.0.0.1")), "");
    }

    private void connect(Connected channel, String recipient) {
        var connecting = shop.headwater().connecting();
        connecting.addChannel(Principal.HEADWATER, channel);
        connecting.addAudience(
                Principal.HEADWATER,
                new Audience(
                        0,
                        Optional.empty(),
                        channel.name(),
                        recipient,
                        Optional.empty(),
                        new AlertBudget(5, ZoneOffset.UTC, Severity.SEV1)));
    }

    /** A fifth of the channels turns null; somebody deals with it within minutes. */
    private void breakAndResolve() throws Exception {
        shop.driver().advanceTo(TUESDAY.plus(Duration.ofMinutes(390)));
        shop.warehouse().load(Shop.MONDAY, Shop.ROWS, 0.18);
        shop.driver().advanceTo(TUESDAY.plus(Duration.ofMinutes(425)));
        var incident = shop.open().getFirst().id();
        shop.headwater().responding().resolve(Principal.HEADWATER, incident, Outcome.FIXED, false, "");
        shop.driver().advanceTo(TUESDAY.plus(Duration.ofMinutes(426)));
    }

    private long notices(String channel, Outbox.State state) {
        var search = new Outbox.Search(Optional.of(state), Optional.empty(), Optional.empty(), 50);
        return shop.store().read(books -> books.outbox().page(Principal.HEADWATER, search)).items().stream()
                .filter(posted -> posted.channelName().equals(channel))
                .count();
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
