package io.headwater.server.http;

import io.headwater.server.assembly.Assembly;
import io.headwater.server.assembly.Configuration;
import io.headwater.server.assembly.Installation;
import io.headwater.server.http.Application.KnownHosts;
import io.headwater.store.Jobs;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running server: the HTTP interface and the jobs behind it. Closing it lets what runs come to its end. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final ConfigurableApplicationContext context;
    private final Jobs.Running jobs;
    private final Assembly assembly;
    private final URI address;

    private Server(ConfigurableApplicationContext context, Jobs.Running jobs, Assembly assembly, URI address) {
        this.context = context;
        this.jobs = jobs;
        this.assembly = assembly;
        this.address = address;
    }

    /**
     * Binds the port and starts the jobs.
     *
     * @param installation stays open while the server runs; the caller closes it afterwards
     * @param beforeAnswering what has to be done before the first request is answered
     */
    public static Server start(
            Installation installation, Configuration configuration, Consumer<Assembly> beforeAnswering) {
        int port = configuration.port() == 0 ? FreePort.find(configuration.listen()) : configuration.port();
        var address = address(configuration.listen(), port);
        var assembly = installation.assemble(configuration.publicUrl().orElse(address));
        beforeAnswering.accept(assembly);
        var context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties(configuration.listen(), port))
                .initializers(started -> beans(started, assembly, new KnownHosts(hosts(configuration, address))))
                .run();
        var jobs = assembly.start();
        LOG.info("server is ready address={}", address);
        return new Server(context, jobs, assembly, address);
    }

    /** Where it answers, for example {@code http://127.0.0.1:8484/}. */
    public URI address() {
        return address;
    }

    public Assembly assembly() {
        return assembly;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        jobs.close();
    }

    private static Map<String, Object> properties(String listen, int port) {
        var properties = new ConcurrentHashMap<String, Object>();
        properties.put("server.address", listen);
        properties.put("server.port", port);
        properties.put("server.shutdown", "graceful");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        properties.put("server.error.whitelabel.enabled", "false");
        properties.put("server.tomcat.max-http-form-post-size", "64KB");
        properties.put("server.compression.enabled", "true");
        properties.put(
                "server.compression.mime-types", "application/json,text/html,text/css,text/javascript,image/svg+xml");
        properties.put("spring.threads.virtual.enabled", "true");
        properties.put("spring.mvc.problemdetails.enabled", "false");
        properties.put("spring.web.resources.add-mappings", "false");
        properties.put("spring.main.lazy-initialization", "false");
        properties.put("logging.register-shutdown-hook", "false");
        properties.put(
                "spring.autoconfigure.exclude",
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration");
        return properties;
    }

    private static void beans(ConfigurableApplicationContext context, Assembly assembly, KnownHosts hosts) {
        var generic = (GenericApplicationContext) context;
        generic.registerBean(Assembly.class, () -> assembly);
        generic.registerBean(KnownHosts.class, () -> hosts);
    }

    private static Set<String> hosts(Configuration configuration, URI address) {
        var hosts = new LinkedHashSet<>(configuration.allowedHosts());
        hosts.addAll(Set.of("localhost", "127.0.0.1", "[::1]"));
        hosts.add(address.getHost().toLowerCase(Locale.ROOT));
        configuration.publicUrl().ifPresent(url -> hosts.add(url.getHost().toLowerCase(Locale.ROOT)));
        return hosts;
    }

    private static URI address(String listen, int port) {
        String host = listen.equals("0.0.0.0") || listen.equals("::") ? "localhost" : listen;
        return URI.create("http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, port));
    }
}
