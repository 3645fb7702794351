package io.headwater.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides where a request may go.
 *
 * @param allowedHosts host names or literal addresses that an operator has allowed although they are private; plain
 *     HTTP and any port are allowed there too
 */
record Egress(Set<String> allowedHosts) {
    private static final Pattern AMBIGUOUS = Pattern.compile("[0-9.]*(^|\\.)0[0-9][0-9.]*");

    /** The answer. */
    sealed interface Verdict {
        /** Dial this address and no other. */
        record Go(String host, int port, InetAddress address) implements Verdict {}

        /** Do not. */
        record Stay(String reason) implements Verdict {}
    }

    Egress {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    Verdict judge(URI target) {
        String scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
        String host = target.getHost() == null ? "" : bare(target.getHost());
        if (host.isEmpty() || target.getRawUserInfo() != null) {
            return new Verdict.Stay("the address must be of the form https://host/path, without a user name");
        }
        if (AMBIGUOUS.matcher(host).matches()) {
            return new Verdict.Stay(
                    "%s is read as different addresses by different programs; write it without leading zeros"
                            .formatted(host));
        }
        boolean allowed = allowedHosts.contains(host);
        if (!scheme.equals("https") && !(scheme.equals("http") && allowed)) {
            return new Verdict.Stay("only https is allowed; to use plain http to a host you trust, allow it: "
                    + "--allow-private " + host);
        }
        int port = target.getPort() == -1 ? (scheme.equals("https") ? 443 : 80) : target.getPort();
        if (port != 443 && !allowed) {
            return new Verdict.Stay("port %d is not allowed; to allow it: --allow-private %s".formatted(port, host));
        }
        return resolve(host, port, allowed);
    }

    private static Verdict resolve(String host, int port, boolean allowed) {
        List<InetAddress> addresses;
        try {
            addresses = List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException _) {
            return new Verdict.Stay("no such host: " + host);
        }
        for (InetAddress address : addresses) {
            if (!allowed && isPrivate(address)) {
                return new Verdict.Stay(
                        "%s is inside a private network; to allow it: --allow-private %s".formatted(host, host));
            }
        }
        return new Verdict.Go(host, port, addresses.getFirst());
    }

    /** Anything that is not an ordinary address of the public Internet (RFC 6890 and its updates). */
    static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPrivate4(bytes) : isPrivate6(bytes);
    }

    private static boolean isPrivate4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0)
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && (bytes[2] & 0xff) == 100)
                || (first == 203 && second == 0 && (bytes[2] & 0xff) == 113);
    }

    private static boolean isPrivate6(byte[] bytes) {
        boolean unique = (bytes[0] & 0xfe) == 0xfc;
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean teredoOrDocs = bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] == 0 || bytes[2] == 0x0d);
        return unique || !global || sixToFour || teredoOrDocs; // NAT64 64:ff9b:: is not in 2000::/3
    }

    private static String bare(String host) {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return name.toLowerCase(Locale.ROOT);
    }
}
