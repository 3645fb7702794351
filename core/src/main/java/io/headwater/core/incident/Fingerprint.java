package io.headwater.core.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes two anomalies the same one at two times: monitor, asset, field and segment.
 *
 * @param text 16 hexadecimal digits
 */
public record Fingerprint(String text) {

    /** Of a series of a monitor. */
    public static Fingerprint of(Anomaly.Subject subject) {
        String parts = "%d\n%d\n%s\n%s"
                .formatted(
                        subject.monitor().value(),
                        subject.asset().value(),
                        subject.field(),
                        subject.segment().text());
        return new Fingerprint(HexFormat.of().formatHex(sha256().digest(parts.getBytes(StandardCharsets.UTF_8)), 0, 8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
