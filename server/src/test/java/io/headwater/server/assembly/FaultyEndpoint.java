package io.headwater.server.assembly;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP endpoint as bad as they come, on a port that it keeps. */
final class FaultyEndpoint implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private volatile Fault fault;

    /** What is wrong with it. */
    enum Fault {
        NONE,
        HANGS_UP,
        SILENT,
        TOO_BUSY,
        BROKEN,
        GARBAGE,
        REDIRECTS
    }

    FaultyEndpoint(Fault fault) throws IOException {
        this.fault = fault;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        connections.execute(this::accept);
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(socket.getLocalPort());
    }

    void repaired() {
        fault = Fault.NONE;
    }

    /** Bodies of the requests that were answered well. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                connections.execute(() -> answer(connection));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            String body = body(reader);
            var out = connection.getOutputStream();
            switch (fault) {
                case NONE -> {
                    accepted.add(body);
                    write(out, "200 OK", "", "{\"ok\":true,\"ts\":\"1.2\"}");
                }
                case HANGS_UP -> {}
                case SILENT -> reader.read(); // until the other side gives up
                case TOO_BUSY -> write(out, "429 Too Many Requests", "Retry-After: 60\r\n", "");
                case BROKEN -> write(out, "500 Internal Server Error", "", "<html>oops");
                case GARBAGE -> out.write("\u0000\u0001 not HTTP at all\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                case REDIRECTS -> write(out, "302 Found", "Location: http://169.254.169.254/\r\n", "");
            }
            out.flush();
        } catch (IOException _) {
            // the other side went away
        }
    }

    /** Of a request with a length; requests here are of plain characters. */
    private static String body(BufferedReader reader) throws IOException {
        int length = 0;
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        char[] body = new char[length];
        int read = 0;
        while (read < length) {
            int more = reader.read(body, read, length - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return new String(body, 0, read);
    }

    private static void write(OutputStream out, String status, String headers, String body) throws IOException {
        out.write("HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, headers, body.length(), body)
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        connections.shutdownNow();
    }
}
