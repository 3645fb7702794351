package io.headwater.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where everything is kept when nobody says: for {@code serve} and for all commands that look for its server. */
final class DataDirectory {
    static final String SERVER = "headwater";
    static final String DEMO = "headwater-demo";

    private static final Path OF_THE_SYSTEM = Path.of("/var/lib");

    private DataDirectory() {}

    /**
     * The directory that is named, else that of the environment, else the standard one.
     *
     * @param named by a flag
     * @param environment the value of {@code HEADWATER_DATA_DIR}
     */
    static Path of(@Nullable Path named, @Nullable String environment, String name) {
        return Optional.ofNullable(named)
                .or(() -> Optional.ofNullable(environment).map(Path::of))
                .orElseGet(() -> standard(Path.of(System.getProperty("user.home")), name));
    }

    /**
     * A hidden directory at home; for root, whose home others cannot enter, one of the system: PostgreSQL does not run
     * as root, and the user it runs as has to get there. Settings that are at home already, which may name a PostgreSQL
     * elsewhere, keep it there.
     */
    static Path standard(Path home, String name) {
        var hidden = home.resolve("." + name);
        return "root".equals(System.getProperty("user.name"))
                        && !Files.exists(hidden.resolve("headwater.yaml"))
                        && !isOpen(home)
                ? OF_THE_SYSTEM.resolve(name)
                : hidden;
    }

    private static boolean isOpen(Path home) {
        try {
            return Files.getPosixFilePermissions(home).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException | UnsupportedOperationException _) {
            return true; // whatever it is, PostgreSQL will say so
        }
    }
}
