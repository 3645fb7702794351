package io.headwater.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Whether a server takes connections; says nothing to it. */
public final class Reach {
    private Reach() {}

    /** What is in the way to a host's port, and what to do about it; empty when one of its addresses answers. */
    public static Optional<String> obstacle(InetSocketAddress server, Duration patience) {
        var obstacle = Optional.<String>empty();
        try {
            for (var address : InetAddress.getAllByName(server.getHostString())) {
                obstacle = obstacle(address, server, patience);
                if (obstacle.isEmpty()) {
                    return obstacle;
                }
            }
        } catch (UnknownHostException _) {
            return Optional.of("no host is called %s; check its name".formatted(server.getHostString()));
        }
        return obstacle;
    }

    private static Optional<String> obstacle(InetAddress address, InetSocketAddress server, Duration patience) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, server.getPort()), (int) patience.toMillis());
            return Optional.empty();
        } catch (SocketTimeoutException _) {
            return Optional.of("%s does not answer at port %d within %d s; check both, and the firewalls in between"
                    .formatted(server.getHostString(), server.getPort(), patience.toSeconds()));
        } catch (ConnectException _) {
            return Optional.of("%s takes no connections at port %d; check the port, and that the server listens there"
                    .formatted(server.getHostString(), server.getPort()));
        } catch (IOException e) {
            return Optional.of("no way to %s: %s; check the host and the network"
                    .formatted(server.getHostString(), e.getMessage()));
        }
    }
}
