package io.headwater.server.cli;

import io.headwater.server.assembly.Assembly;
import io.headwater.server.assembly.Configuration;
import io.headwater.server.assembly.Installation;
import io.headwater.server.http.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server in this process, from its start to the signal that ends it. */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Installation installation;
    private final Server server;
    private final String token;
    private final Optional<URI> firstLink;
    private final Path directory;

    private Running(Installation installation, Server server, String token, Optional<URI> firstLink, Path directory) {
        this.directory = directory;
        this.installation = installation;
        this.server = server;
        this.token = token;
        this.firstLink = firstLink;
    }

    static Running start(RunOptions options, Configuration configuration) throws IOException {
        var installation = Installation.open(configuration, InstantSource.system());
        try {
            var admitted = new AtomicReference<Admitted>();
            var server =
                    Server.start(installation, configuration, assembly -> admitted.set(Admitted.of(assembly, options)));
            String token = admitted.get().token();
            AddressFile.write(
                    configuration.dataDirectory(),
                    new AddressFile(server.address().toString(), token));
            return new Running(installation, server, token, admitted.get().firstLink(), configuration.dataDirectory());
        } catch (IOException | RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    /** Who may come in before the first request does. */
    private record Admitted(Optional<URI> firstLink, String token) {
        static Admitted of(Assembly assembly, RunOptions options) {
            var admitting = assembly.admitting();
            var link = admitting.first();
            options.adminTokenFile().ifPresent(file -> write(file, admitting.machineToken("admin token file")));
            return new Admitted(link, admitting.machineToken("command line"));
        }

        private static void write(Path file, String token) {
            try {
                AddressFile.secret(file, token);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        }
    }

    Server server() {
        return server;
    }

    Installation installation() {
        return installation;
    }

    /** An admin's token for this server. */
    String token() {
        return token;
    }

    /** Says where it is, and how to get in. */
    void greet(PrintWriter out, boolean opensBrowser) {
        URI page = firstLink.orElse(server.address());
        out.printf("Headwater answers at %s%n", server.address());
        firstLink.ifPresent(link -> out.printf("Sign in once with %s%n", link));
        out.printf("Another link: headwater signin-link --data-dir %s%n", directory);
        out.flush();
        if (opensBrowser) {
            open(page);
        }
    }

    /** Waits until the process is told to end, then closes what is given, and itself. */
    void await(AutoCloseable... beside) throws InterruptedException {
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            for (AutoCloseable one : beside) {
                closeQuietly(one);
            }
            close();
            ended.countDown();
        }));
        ended.await();
    }

    private static void closeQuietly(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            LOG.warn("could not be closed what={}", one.getClass().getSimpleName(), e);
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            installation.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void open(URI page) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        if (!mac && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            return;
        }
        try {
            var _ = new ProcessBuilder(List.of(mac ? "open" : "xdg-open", page.toString())).start();
        } catch (IOException _) {
            // there is no browser to open; the address was printed
        }
    }
}
