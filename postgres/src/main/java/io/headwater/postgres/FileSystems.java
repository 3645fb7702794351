package io.headwater.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps data off file systems that lie about what is on the disk. */
final class FileSystems {
    private static final Logger LOG = LoggerFactory.getLogger(FileSystems.class);
    private static final Set<String> NETWORK = Set.of(
            "nfs", "nfs4", "cifs", "smb", "smbfs", "smb2", "smb3", "9p", "afpfs", "webdav", "fuse.sshfs", "ceph");
    private static final Set<String> PASSING = Set.of("overlay", "tmpfs", "ramfs");

    private FileSystems() {}

    static void check(Path directory) throws IOException {
        String type = Files.getFileStore(directory).type().toLowerCase(Locale.ROOT);
        judge(type, directory);
    }

    static void judge(String type, Path directory) {
        if (NETWORK.contains(type)) {
            throw new PostgresException("%s is on a network file system (%s), which can lose what was committed; "
                            .formatted(directory, type)
                    + "choose a directory on a local disk, or use a PostgreSQL server of your own");
        }
        if (PASSING.contains(type)) {
            LOG.warn(
                    "the data directory does not outlive this container or machine directory={} type={}",
                    directory,
                    type);
        }
    }
}
