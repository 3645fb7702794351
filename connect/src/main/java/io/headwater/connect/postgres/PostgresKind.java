package io.headwater.connect.postgres;

import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Limits;
import io.headwater.core.collect.Setting;
import io.headwater.core.collect.Settings;
import io.headwater.core.collect.SourceKind;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/** How to connect to a PostgreSQL database: from fields, never from a URL that somebody typed. */
public final class PostgresKind implements SourceKind {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?|[0-9a-fA-F:]{2,45}");
    private static final List<String> TLS = List.of("prefer", "require", "verify-full", "disable");

    private final Sessions sessions = new Sessions();

    @Override
    public String word() {
        return "postgres";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("host", "Host", "Name or address of the server", true, false, ""),
                new Setting("port", "Port", "", false, false, "5432"),
                new Setting("database", "Database", "", true, false, ""),
                new Setting("user", "User", "A role that may only read", true, false, ""),
                new Setting("password", "Password", "", false, true, ""),
                new Setting("tls", "TLS", "prefer, require, verify-full or disable", false, false, "prefer"));
    }

    @Override
    public String namespace(Settings settings) {
        String host = host(settings).toLowerCase(Locale.ROOT);
        boolean local = host.equals("127.0.0.1") || host.equals("::1");
        return "postgres://%s:%d".formatted(local ? "localhost" : host, port(settings));
    }

    @Override
    public String destination(Settings settings) {
        return "%s with TLS: %s".formatted(namespace(settings), tls(settings));
    }

    @Override
    public Collector collector(Settings settings, Limits limits) {
        var key = new Session.Key(url(settings), properties(settings), limits);
        var session = sessions.take(key, () -> new Session(key));
        var address = InetSocketAddress.createUnresolved(host(settings), port(settings));
        return new PostgresCollector(session, used -> sessions.give(key, used), address, namespace(settings));
    }

    static String url(Settings settings) {
        String host = host(settings);
        String database = URLEncoder.encode(settings.need("database"), StandardCharsets.UTF_8);
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(host.contains(":") ? "[" + host + "]" : host, port(settings), database);
    }

    static Properties properties(Settings settings) {
        var properties = new Properties();
        properties.setProperty("user", settings.need("user"));
        properties.setProperty("password", settings.secret());
        properties.setProperty("sslmode", tls(settings));
        properties.setProperty("ApplicationName", "headwater");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "8");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("readOnly", "true");
        properties.setProperty("readOnlyMode", "always");
        properties.setProperty("preferQueryMode", "extended");
        return properties;
    }

    private static String tls(Settings settings) {
        String tls = settings.find("tls").orElse("prefer");
        if (!TLS.contains(tls)) {
            throw new IllegalArgumentException("tls: one of %s, not %s".formatted(TLS, tls));
        }
        return tls;
    }

    private static String host(Settings settings) {
        String host = settings.need("host").strip();
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("host: a host name or address is needed, not " + host);
        }
        return host;
    }

    private static int port(Settings settings) {
        String text = settings.find("port").orElse("5432");
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException _) {
            // told below, together with numbers out of range
        }
        throw new IllegalArgumentException("port: a number from 1 to 65535 is needed, not " + text);
    }
}
