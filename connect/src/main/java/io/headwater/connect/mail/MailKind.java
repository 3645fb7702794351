package io.headwater.connect.mail;

import io.headwater.core.collect.Setting;
import io.headwater.core.collect.Settings;
import io.headwater.core.notify.Channel;
import io.headwater.core.notify.ChannelKind;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** How to reach an SMTP server. */
public final class MailKind implements ChannelKind {

    @Override
    public String word() {
        return "mail";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("host", "SMTP server", "", true, false, ""),
                new Setting("port", "Port", "", false, false, "587"),
                new Setting("from", "Sender", "An address the server lets us send from", true, false, ""),
                new Setting("user", "User", "", false, false, ""),
                new Setting("password", "Password", "", false, true, ""),
                new Setting("tls", "TLS", "starttls, tls or none", false, false, "starttls"));
    }

    @Override
    public Channel open(Settings settings, Set<String> allowedHosts) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.need("host"));
        properties.setProperty("mail.smtp.port", settings.find("port").orElse("587"));
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "10000");
        properties.setProperty("mail.smtp.writetimeout", "10000");
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.find("user").isPresent()));
        String tls = settings.find("tls").orElse("starttls");
        switch (tls) {
            case "starttls" -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
                properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
            case "tls" -> {
                properties.setProperty("mail.smtp.ssl.enable", "true");
                properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
            case "none" -> properties.setProperty("mail.smtp.starttls.enable", "false");
            default -> throw new IllegalArgumentException("tls: one of starttls, tls, none, not " + tls);
        }
        return new Mail(properties, settings.need("from"), settings.find("user"), settings.secret());
    }
}
