package io.headwater.server.cli;

import io.headwater.server.assembly.Configuration;
import io.headwater.server.assembly.Installation;
import io.headwater.server.http.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A server in this process, from its start to the signal that ends it. */
final class Running implements AutoCloseable {
    private final Installation installation;
    private final Server server;
    private final String token;
    private final Optional<URI> firstLink;

    private Running(Installation installation, Server server, String token, Optional<URI> firstLink) {
        this.installation = installation;
        this.server = server;
        this.token = token;
        this.firstLink = firstLink;
    }

    static Running start(RunOptions options, Configuration configuration) throws IOException {
        var installation = Installation.open(configuration, InstantSource.system());
        try {
            var server = Server.start(installation, configuration);
            var admitting = server.assembly().admitting();
            var link = admitting.first();
            String token = admitting.machineToken("command line");
            AddressFile.write(
                    configuration.dataDirectory(),
                    new AddressFile(server.address().toString(), token));
            if (options.adminTokenFile().isPresent()) {
                AddressFile.secret(options.adminTokenFile().get(), admitting.machineToken("admin token file"));
            }
            return new Running(installation, server, token, link);
        } catch (IOException | RuntimeException e) {
            installation.close();
            throw e;
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
        firstLink.ifPresent(link -> {
            out.printf("Sign in once with %s%n", link);
            out.println("Another link: headwater signin-link");
        });
        out.flush();
        if (opensBrowser) {
            open(page);
        }
    }

    /** Waits until the process is told to end. */
    void await() throws InterruptedException {
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close();
            ended.countDown();
        }));
        ended.await();
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
