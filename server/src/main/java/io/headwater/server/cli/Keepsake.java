package io.headwater.server.cli;

import io.headwater.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a demo has to remember from one start to the next.
 *
 * @param readerPassword of the shop's role for readers
 * @param inboxPort where the shop's people get their messages; zero before the first start
 */
record Keepsake(String readerPassword, int inboxPort) {
    private static final String FILE = "demo.json";

    static Keepsake of(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        if (Files.exists(file)) {
            return Json.read(Files.readString(file), Keepsake.class);
        }
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return new Keepsake(HexFormat.of().formatHex(bytes), 0);
    }

    static void keep(Path directory, Keepsake keepsake) throws IOException {
        AddressFile.secret(directory.resolve(FILE), Json.write(keepsake));
    }

    Keepsake withPort(int port) {
        return new Keepsake(readerPassword, port);
    }
}
