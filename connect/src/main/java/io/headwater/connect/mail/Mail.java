package io.headwater.connect.mail;

import io.headwater.core.notify.Channel;
import io.headwater.core.notify.Delivery;
import io.headwater.core.notify.Message;
import io.headwater.core.notify.Notice;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Sends notices as e-mail. */
record Mail(Properties properties, String from, Optional<String> user, String password) implements Channel {

    /** Without what proves who we are. */
    @Override
    public String toString() {
        return "Mail[%s]".formatted(from);
    }

    @Override
    public Delivery deliver(Notice notice) {
        try {
            var session = Session.getInstance(properties);
            var mail = compose(session, notice);
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(user.orElse(null), user.isPresent() ? password : null);
                transport.sendMessage(mail, mail.getAllRecipients());
            }
            return new Delivery.Delivered(Optional.of(mail.getMessageID()));
        } catch (AddressException e) {
            return new Delivery.Refused("not an e-mail address: " + e.getMessage());
        } catch (AuthenticationFailedException e) {
            return new Delivery.Refused("the mail server refused the user or password");
        } catch (SendFailedException e) {
            return e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0
                    ? new Delivery.Refused("the mail server does not take mail for " + notice.recipient())
                    : new Delivery.TryAgain(Optional.empty(), reason(e));
        } catch (MessagingException e) {
            return new Delivery.TryAgain(Optional.empty(), reason(e));
        }
    }

    private MimeMessage compose(Session session, Notice notice) throws MessagingException {
        var message = notice.message();
        var mail = new Numbered(session, notice.key(), from);
        mail.setFrom(new InternetAddress(from, true));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(notice.recipient(), true));
        mail.setSubject(oneLine(subject(notice)), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(notice.endsAt().orElse(notice.startsAt())));
        mail.setHeader("X-Headwater-Incident", oneLine(notice.incident()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (notice.thread().isPresent()) {
            mail.setHeader("In-Reply-To", oneLine(notice.thread().get()));
            mail.setHeader("References", oneLine(notice.thread().get()));
        }
        var text = new MimeBodyPart();
        text.setText(plain(message), StandardCharsets.UTF_8.name());
        var html = new MimeBodyPart();
        html.setContent(html(message), "text/html; charset=utf-8");
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        return mail;
    }

    /** Keeps the number of the notice over repeated attempts, so that a mail server can tell a repetition. */
    private static final class Numbered extends MimeMessage {
        private final String number;

        Numbered(Session session, String key, String from) {
            super(session);
            String domain = from.substring(from.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
            this.number = "<%s@%s>".formatted(key.replaceAll("[^A-Za-z0-9.-]", "."), domain);
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", number);
        }
    }

    private static String subject(Notice notice) {
        return notice.incident().isEmpty()
                ? notice.message().headline()
                : "[%s] %s".formatted(notice.incident(), notice.message().headline());
    }

    private static String plain(Message message) {
        String facts = message.facts().stream()
                .map(fact -> "%s: %s".formatted(fact.label(), fact.text()))
                .collect(Collectors.joining("\n"));
        return "%s%n%n%s%n%n%s%n%n%s%n".formatted(message.headline(), facts, message.link(), message.why());
    }

    private static String html(Message message) {
        String facts = message.facts().stream()
                .map(fact -> "<tr><td style=\"color:#5b6675;padding:2px 12px 2px 0\">%s</td><td>%s</td></tr>"
                        .formatted(escape(fact.label()), escape(fact.text())))
                .collect(Collectors.joining());
        return """
            <div style="font:14px/1.45 system-ui,sans-serif;color:#1c2430">\
            <p style="font-size:16px"><a href="%s" style="color:#0b6bcb">%s</a></p>\
            <table>%s</table><p style="color:#5b6675">%s</p></div>\
            """.formatted(
                        escape(message.link().toString()), escape(message.headline()), facts, escape(message.why()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Nobody adds headers of her own by a line break in a name. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ");
    }

    private static String reason(MessagingException e) {
        return "cannot send mail: " + oneLine(String.valueOf(e.getMessage()));
    }
}
