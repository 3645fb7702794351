package io.headwater.wire;

import io.headwater.wire.Egress.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A proxy on loopback that connects to addresses that have just been admitted, and to no others. */
final class Tunnel implements AutoCloseable {
    private static final int LONGEST_HEAD = 64 * 1024;

    private final ServerSocket server;
    private final Duration connect;
    private final Duration total;
    private final List<Verdict.Go> admitted = new ArrayList<>();

    Tunnel(Duration connect, Duration total) throws IOException {
        this.connect = connect;
        this.total = total;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("egress").start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /** Lets connections to a checked address through until it is closed. */
    Permit admit(Verdict.Go go) {
        synchronized (admitted) {
            admitted.add(go);
        }
        return () -> {
            synchronized (admitted) {
                admitted.remove(go);
            }
        };
    }

    /** Ends an admission. */
    @FunctionalInterface
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().name("egress-connection").start(() -> serve(client));
            } catch (IOException _) {
                // closed, or a client that went away before it was accepted; the loop's condition tells
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout((int) total.toMillis());
            String head = head(client.getInputStream());
            String[] words =
                    head.substring(0, Math.max(0, head.indexOf("\r\n"))).split(" ", -1);
            if (words.length != 3) {
                return;
            }
            boolean connecting = words[0].equals("CONNECT");
            var wanted = find(connecting ? URI.create("https://" + words[1]) : URI.create(words[1]));
            if (wanted.isEmpty()) {
                answer(client, "HTTP/1.1 403 Forbidden");
                return;
            }
            try (var remote = new Socket()) {
                remote.connect(
                        new InetSocketAddress(
                                wanted.get().address(), wanted.get().port()),
                        (int) connect.toMillis());
                remote.setSoTimeout((int) total.toMillis());
                if (connecting) {
                    answer(client, "HTTP/1.1 200 Connection established");
                } else {
                    write(remote, originForm(head, words));
                }
                join(client, remote);
            }
        } catch (IOException | IllegalArgumentException _) {
            // the client sees a closed connection and reports it as unreachable
        }
    }

    private Optional<Verdict.Go> find(URI target) {
        int port = target.getPort() == -1 ? (target.getScheme().equals("https") ? 443 : 80) : target.getPort();
        String host = target.getHost() == null ? "" : target.getHost().toLowerCase(Locale.ROOT);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        synchronized (admitted) {
            return admitted.stream()
                    .filter(go -> go.host().equals(bare) && go.port() == port)
                    .findFirst();
        }
    }

    private static String originForm(String head, String[] words) {
        var target = URI.create(words[1]);
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        return "%s %s%s %s%s".formatted(words[0], path, query, words[2], head.substring(head.indexOf("\r\n")));
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ended early");
            }
            head.append((char) next);
            if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        throw new IOException("the head of the request is too long");
    }

    private static void answer(Socket client, String line) throws IOException {
        write(client, line + "\r\n\r\n");
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static void join(Socket client, Socket remote) throws IOException {
        var forth = Thread.ofVirtual().start(() -> copy(client, remote));
        pump(remote.getInputStream(), client.getOutputStream());
        client.shutdownOutput();
        forth.interrupt();
    }

    private static @Nullable Void copy(Socket from, Socket to) {
        try {
            pump(from.getInputStream(), to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // the other direction ends with it
        }
        return null;
    }

    private static void pump(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[16 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
        }
    }
}
