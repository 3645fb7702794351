package io.headwater.server.cli;

import io.headwater.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the server of a data directory answers, and a token for it: so that commands on the same machine just work.
 *
 * @param token of an admin; the file may be read by its owner alone
 */
record AddressFile(String address, String token) {

    static void write(Path dataDirectory, AddressFile content) throws IOException {
        secret(file(dataDirectory), Json.write(content));
    }

    static Optional<AddressFile> read(Path dataDirectory) throws IOException {
        var file = file(dataDirectory);
        return Files.isRegularFile(file)
                ? Optional.of(Json.read(Files.readString(file), AddressFile.class))
                : Optional.empty();
    }

    /** Writes a file that only its owner may read. */
    static void secret(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, owner);
        Files.writeString(file, content, StandardOpenOption.WRITE);
    }

    private static Path file(Path dataDirectory) {
        return dataDirectory.resolve("server.json");
    }
}
