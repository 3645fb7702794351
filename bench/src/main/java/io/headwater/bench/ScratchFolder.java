package io.headwater.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** A folder that is gone afterwards; a database's own user can get through it. */
final class ScratchFolder implements AutoCloseable {
    private final Path path;

    ScratchFolder() throws IOException {
        path = Files.createTempDirectory("headwater-bench");
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try (var walk = Files.walk(path)) {
            for (Path below : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(below);
            }
        }
    }
}
