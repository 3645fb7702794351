package io.headwater.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM (NIST SP 800-38D) under a key that lives in a file outside the database.
 *
 * <p>The owner of a secret is authenticated with it, so that a sealed value cannot be moved to another owner.
 */
public final class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    private Vault(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /** Reads the key file (64 hexadecimal digits), or makes one that only its owner may read. */
    public static Vault at(Path file, SecureRandom random) throws IOException {
        if (Files.notExists(file)) {
            var key = new byte[32];
            random.nextBytes(key);
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, owner);
            Files.writeString(file, HexFormat.of().formatHex(key), StandardOpenOption.WRITE);
        }
        byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
        if (key.length != 32) {
            throw new IOException(file + ": a key of 64 hexadecimal digits is needed");
        }
        return new Vault(key, random);
    }

    byte[] seal(String owner, String secret) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, owner, secret.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    String open(String owner, byte[] sealed) {
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE];
        buffer.get(nonce);
        var content = new byte[buffer.remaining()];
        buffer.get(content);
        return new String(apply(Cipher.DECRYPT_MODE, nonce, owner, content), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, String owner, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret of %s cannot be opened: the key file is not the one it was sealed with"
                            .formatted(owner),
                    e);
        }
    }
}
