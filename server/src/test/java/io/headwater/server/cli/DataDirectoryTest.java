package io.headwater.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    @TempDir
    Path home;

    @Test
    void isHiddenAtAHomeThatOthersMayEnter() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(DataDirectory.standard(home, "headwater")).isEqualTo(home.resolve(".headwater"));
    }

    /** Only root runs PostgreSQL as somebody else. */
    @Test
    void isTheSystemsWhereRootsHomeIsClosed() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));

        assertThat(DataDirectory.standard(home, "headwater-demo"))
                .isEqualTo(ROOT ? Path.of("/var/lib/headwater-demo") : home.resolve(".headwater-demo"));
    }

    @Test
    void staysWhereItsSettingsAre() throws IOException {
        Files.createFile(Files.createDirectory(home.resolve(".headwater")).resolve("headwater.yaml"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));

        assertThat(DataDirectory.standard(home, "headwater")).isEqualTo(home.resolve(".headwater"));
    }

    @Test
    void isWhatIsNamed() {
        assertThat(DataDirectory.of(Path.of("/srv/a"), "/srv/b", "headwater")).isEqualTo(Path.of("/srv/a"));
        assertThat(DataDirectory.of(null, "/srv/b", "headwater")).isEqualTo(Path.of("/srv/b"));
    }
}
