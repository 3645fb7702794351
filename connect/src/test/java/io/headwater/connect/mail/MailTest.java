package io.headwater.connect.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.headwater.connect.answer.Receiver;
import io.headwater.core.collect.Settings;
import io.headwater.core.notify.Channel;
import io.headwater.core.notify.Delivery;
import io.headwater.core.notify.Notice;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("headwater@example.com", "headwater", "pw");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sendsTextAndHtml() throws MessagingException, IOException {
        deliver("<b>orders</b> are İlate 🐟", Optional.empty());

        var mail = received();
        var parts = (MimeMultipart) mail.getContent();
        assertThat(mail.getSubject()).isEqualTo("[INC-214] <b>orders</b> are İlate 🐟");
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains(
                        "<b>orders</b> are İlate 🐟", "https://headwater.example/incidents/214", "You own core.orders");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("&lt;b&gt;orders", "dashboards &lt;read&gt; it")
                .doesNotContain("<b>");
    }

    @Test
    void keepsItsNumberOverAttemptsAndReturnsItAsTheThread() throws MessagingException {
        var first = deliver("x", Optional.empty());
        var second = deliver("x", Optional.empty());

        assertThat(first).isEqualTo(second).isEqualTo(new Delivery.Delivered(Optional.of("<notice-7@example.com>")));
        assertThat(received().getMessageID()).isEqualTo("<notice-7@example.com>");
    }

    @Test
    void staysInTheThreadOfTheFirstNotice() throws MessagingException {
        deliver("over: x", Optional.of("<notice-1@example.com>"));

        assertThat(received().getHeader("In-Reply-To")).containsExactly("<notice-1@example.com>");
        assertThat(received().getHeader("References")).containsExactly("<notice-1@example.com>");
        assertThat(received().getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: evil@example.com", "a\nBcc: evil@example.com", "a\rBcc: evil@example.com"})
    void letsNobodyAddAHeader(String headline) throws MessagingException {
        deliver(headline, Optional.of("<1@x>\r\nBcc: evil@example.com"));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(received().getHeader("Bcc")).isNull();
        assertThat(received().getSubject()).isEqualTo("[INC-214] a Bcc: evil@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"})
    void refusesWhatIsNoAddress(String recipient) {
        assertThat(mail("headwater", "pw").deliver(notice("x", recipient, Optional.empty())))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("not an e-mail address"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void givesUpWhenThePasswordIsWrong() {
        assertThat(mail("headwater", "hunter2").deliver(notice("x", "ann@example.com", Optional.empty())))
                .isEqualTo(new Delivery.Refused("the mail server refused the user or password"));
    }

    @Test
    void triesAgainWhenTheServerIsDown() {
        var mail = mail("headwater", "pw");
        server.stop();

        assertThat(mail.deliver(notice("x", "ann@example.com", Optional.empty())))
                .isInstanceOfSatisfying(
                        Delivery.TryAgain.class,
                        again -> assertThat(again.reason())
                                .startsWith("cannot send mail: ")
                                .doesNotContain("\n"));
    }

    @Test
    void givesUpOnARecipientWhomTheServerDoesNotTake() throws IOException {
        assertThat(answeredToRecipient("550 no such user"))
                .isEqualTo(new Delivery.Refused("the mail server does not take mail for ann@example.com"));
    }

    @Test
    void triesAgainWhenTheMailboxIsBusy() throws IOException {
        assertThat(answeredToRecipient("450 mailbox busy")).isInstanceOf(Delivery.TryAgain.class);
    }

    @Test
    void sendsNoPasswordWithoutTls() {
        var settings = settings(server.getSmtp().getPort(), Map.of("user", "headwater", "tls", "starttls"));

        assertThat(new MailKind().open(settings, Set.of()).deliver(notice("x", "ann@example.com", Optional.empty())))
                .isInstanceOf(Delivery.TryAgain.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void knowsNoOtherTls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailKind().open(settings(25, Map.of("tls", "perhaps")), Set.of()))
                .withMessageStartingWith("tls: ");
    }

    private Delivery deliver(String headline, Optional<String> thread) {
        return mail("headwater", "pw").deliver(notice(headline, "ann@example.com", thread));
    }

    @Test
    void printsNoSecret() {
        assertThat(mail("ann", "hunter2")).asString().doesNotContain("hunter2");
    }

    private static Notice notice(String headline, String recipient, Optional<String> thread) {
        return Receiver.notice(headline, recipient, thread);
    }

    private MimeMessage received() {
        return server.getReceivedMessages()[0];
    }

    private Channel mail(String user, String password) {
        var settings = settings(server.getSmtp().getPort(), Map.of("user", user));
        return new MailKind().open(new Settings(settings.values(), password), Set.of());
    }

    private static Settings settings(int port, Map<String, String> more) {
        var values = new HashMap<>(
                Map.of("host", "127.0.0.1", "port", "" + port, "from", "headwater@example.com", "tls", "none"));
        values.putAll(more);
        return new Settings(values, "pw");
    }

    /** GreenMail takes mail for everybody, so a server of four sentences refuses. */
    private static Delivery answeredToRecipient(String answer) throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var talk = Thread.ofVirtual().start(() -> talk(listening, answer));
            var delivery = new MailKind()
                    .open(settings(listening.getLocalPort(), Map.of()), Set.of())
                    .deliver(notice("x", "ann@example.com", Optional.empty()));
            talk.interrupt();
            return delivery;
        }
    }

    private static void talk(ServerSocket listening, String answer) {
        try (var socket = listening.accept();
                var in = socket.getInputStream();
                var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            out.print("220 hello\r\n");
            out.flush();
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.print((line.startsWith("RCPT") ? answer : "250 fine") + "\r\n");
                out.flush();
            }
        } catch (IOException _) {
            // the other side hung up
        }
    }
}
