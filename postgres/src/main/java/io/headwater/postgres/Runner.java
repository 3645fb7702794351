package io.headwater.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs the server's programs, as an unprivileged user when this process is root: PostgreSQL refuses to run as root.
 *
 * @param user the user's number when this process is root
 */
record Runner(Optional<String> user) {
    private static final String NOBODY = "65534";
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    static Runner here() {
        if (!System.getProperty("user.name").equals("root")) {
            return new Runner(Optional.empty());
        }
        if (Files.notExists(SETPRIV)) {
            throw new PostgresException(
                    "PostgreSQL does not run as root, and there is no setpriv (util-linux) to run it as another user;"
                            + " run Headwater as a normal user, or use a PostgreSQL server of your own");
        }
        return new Runner(Optional.of(NOBODY));
    }

    /** Gives a file or folder to the user that runs the server. */
    void own(Path path) throws IOException {
        if (user.isPresent()) {
            Files.setOwner(path, principal(path));
        }
    }

    /** Refuses a directory that the user that runs the server cannot reach. */
    void checkReach(Path directory) throws IOException {
        if (user.isEmpty()) {
            return;
        }
        var permissions = new HashSet<>(Files.getPosixFilePermissions(directory));
        permissions.add(
                PosixFilePermission.OTHERS_EXECUTE); // to pass through; what is secret in it has rights of its own
        Files.setPosixFilePermissions(directory, permissions);
        for (Path folder = directory.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var open = Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
            if (!open && !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(principal(folder))) {
                throw new PostgresException(
                        "as root, PostgreSQL is run as user %s, who cannot enter %s; choose a data directory elsewhere (for example below /var/lib), or run Headwater as a normal user"
                                .formatted(NOBODY, folder));
            }
        }
    }

    /** Runs a program to its end; its output is in the error when it fails. */
    void run(List<String> command, long seconds) throws IOException {
        Path output = Files.createTempFile("headwater-postgres", ".log");
        try {
            var process = new ProcessBuilder(as(command))
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PostgresException("%s did not end within %d s".formatted(command.getFirst(), seconds));
            }
            if (process.exitValue() != 0) {
                throw new PostgresException("%s failed: %s"
                        .formatted(command.getFirst(), Files.readString(output).strip()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted while running " + command.getFirst(), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private List<String> as(List<String> command) {
        var whole = new ArrayList<String>();
        user.ifPresent(id -> whole.addAll(
                List.of(SETPRIV.toString(), "--reuid=" + id, "--regid=" + id, "--clear-groups", "--inh-caps=-all")));
        whole.addAll(command);
        return whole;
    }

    private static UserPrincipal principal(Path path) throws IOException {
        return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
    }
}
