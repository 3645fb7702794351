package io.headwater.server.cli;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Domains.Domain;
import io.headwater.core.collect.Limits;
import io.headwater.core.collect.Settings;
import io.headwater.core.incident.Severity;
import io.headwater.core.notify.Channels.Connected;
import io.headwater.core.route.AlertBudget;
import io.headwater.core.route.Audience;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.assembly.Connecting.NewSource;
import io.headwater.sim.Inbox;
import io.headwater.sim.Live;
import io.headwater.sim.Sim;
import io.headwater.sim.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The shop beside the server. It is a stranger there: it fills its own database and posts OpenLineage events; here it is
 * connected the way a person would connect it.
 */
final class Demo implements AutoCloseable {
    private static final String SHOP = "shop";
    private static final String ON_CALL = "on-call";
    private static final long SEED = 20;
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final Sim sim;
    private final Inbox inbox;
    private final Live live;

    private Demo(Sim sim, Inbox inbox, Live live) {
        this.sim = sim;
        this.inbox = inbox;
        this.live = live;
    }

    /** Founds the shop, or wakes it, and connects it. */
    static Demo start(Running running, Path dataDirectory, Consumer<String> heard) throws IOException {
        var assembly = running.server().assembly();
        var clock = InstantSource.system();
        var postgres = running.installation().embedded().orElseThrow();
        var keepsake = Keepsake.of(dataDirectory);
        postgres.createDatabase(SHOP);
        var warehouse = new Warehouse(postgres.jdbcUrl(SHOP), postgres.user(), postgres.password());
        var sim = Sim.prepare(
                new Sim.Settings(
                        warehouse,
                        keepsake.readerPassword(),
                        Optional.of(running.server().address()),
                        running.token(),
                        warehouse.namespace(),
                        SEED,
                        ZONE),
                clock.instant(),
                heard);
        var inbox = Inbox.open(keepsake.inboxPort());
        Keepsake.keep(dataDirectory, keepsake.withPort(inbox.url().getPort()));
        if (isNew(assembly)) {
            domains(assembly);
            people(assembly, inbox);
            source(assembly, postgres.port(), keepsake.readerPassword());
        }
        heard.accept("The shop is open; its tables are being read");
        sim.tellHistory();
        return new Demo(sim, inbox, sim.live(clock));
    }

    private static boolean isNew(Assembly assembly) {
        return assembly.parts()
                .store()
                .read(books -> books.sources().all(Principal.HEADWATER))
                .isEmpty();
    }

    private static void domains(Assembly assembly) {
        var domains = List.of(
                new Domain(new DomainName("platform"), "What comes in", List.of("shop.raw", "shop.staging"), 0),
                new Domain(new DomainName("commerce"), "What it means", List.of("shop.core"), 0),
                new Domain(new DomainName("growth"), "What is decided by", List.of("shop.mart"), 0));
        assembly.parts()
                .store()
                .change(books -> domains.forEach(domain -> books.domains().save(Principal.HEADWATER, domain)));
    }

    private static void people(Assembly assembly, Inbox inbox) {
        assembly.connecting()
                .addChannel(
                        Principal.HEADWATER,
                        new Connected(
                                0,
                                ON_CALL,
                                "webhook",
                                new Settings(Map.of("url", inbox.url().toString()), ""),
                                Set.of("127.0.0.1")));
        assembly.connecting()
                .addAudience(
                        Principal.HEADWATER,
                        new Audience(
                                0,
                                Optional.empty(),
                                ON_CALL,
                                "",
                                Optional.empty(),
                                new AlertBudget(5, ZONE, Severity.SEV1)));
    }

    private static void source(Assembly assembly, int port, String password) {
        var settings = new Settings(
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(port),
                        "database", SHOP,
                        "user", "shop_reader",
                        "tls", "disable"),
                password);
        assembly.connecting()
                .addSource(
                        Principal.HEADWATER,
                        new NewSource(
                                "postgres",
                                SHOP,
                                settings,
                                DomainName.GENERAL,
                                ZONE,
                                Limits.DEFAULT,
                                Duration.ofMinutes(1)));
    }

    @Override
    public void close() {
        live.close();
        inbox.close();
        try {
            sim.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
