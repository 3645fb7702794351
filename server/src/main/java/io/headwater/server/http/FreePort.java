package io.headwater.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Asks the system for a port: links in messages name it, so it has to be known before the server starts. */
final class FreePort {
    private FreePort() {}

    static int find(String listen) {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(listen))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("listen: cannot bind " + listen, e);
        }
    }
}
