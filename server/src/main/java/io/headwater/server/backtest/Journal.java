package io.headwater.server.backtest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A history of publications: when which version of which file came, and its bytes. */
final class Journal {
    private static final String PREFIX = "versions/";

    private final List<Entry> entries;
    private final Map<String, byte[]> bytes;

    private Journal(List<Entry> entries, Map<String, byte[]> bytes) {
        this.entries = List.copyOf(entries);
        this.bytes = bytes;
    }

    /** What was done to a file. */
    enum Kind {
        FIRST,
        AGAIN,
        REMOVED
    }

    /**
     * One publication.
     *
     * @param path of the file within the publisher's folder
     * @param version empty when it was removed
     */
    record Entry(Instant at, Kind kind, String path, String version) {
        /** The last folder in the path: the table. */
        String folder() {
            int end = path.lastIndexOf('/');
            String folders = end < 0 ? "" : path.substring(0, end);
            return folders.substring(folders.lastIndexOf('/') + 1);
        }

        String file() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String key() {
            return path + "@" + version;
        }
    }

    static Journal open(Path folder) {
        try {
            return new Journal(entries(folder.resolve("journal.csv.gz")), bytes(folder.resolve("loads.tar.zst")));
        } catch (IOException e) {
            throw new JournalException("the journal in %s cannot be read: %s".formatted(folder, e), e);
        }
    }

    /** What was published at the same moment, in order. */
    List<List<Entry>> batches() {
        var batches = new ArrayList<List<Entry>>();
        Instant last = Instant.MIN;
        for (Entry entry : entries) {
            if (!entry.at().equals(last)) {
                batches.add(new ArrayList<>());
                last = entry.at();
            }
            batches.getLast().add(entry);
        }
        return batches;
    }

    /** The file as it was published; empty when the archive does not have it. */
    Optional<byte[]> bytes(Entry entry) {
        return Optional.ofNullable(bytes.get(entry.key()));
    }

    private static List<Entry> entries(Path file) throws IOException {
        return Csv.records(Csv.unzipped(file)).stream().map(Journal::entry).toList();
    }

    private static Entry entry(Map<String, String> row) {
        try {
            return new Entry(
                    Instant.parse(row.getOrDefault("committed_at_utc", "")),
                    kind(row.getOrDefault("kind", "")),
                    row.getOrDefault("path", ""),
                    row.getOrDefault("version", ""));
        } catch (DateTimeException e) {
            throw new JournalException("journal.csv.gz: no time in committed_at_utc: " + row, e);
        }
    }

    private static Kind kind(String letter) {
        return switch (letter) {
            case "A" -> Kind.FIRST;
            case "M" -> Kind.AGAIN;
            case "D" -> Kind.REMOVED;
            default -> throw new JournalException("journal.csv.gz: kind is A, M or D, not " + letter);
        };
    }

    private static Map<String, byte[]> bytes(Path file) throws IOException {
        var bytes = new HashMap<String, byte[]>();
        try (var in =
                new TarArchiveInputStream(new ZstdInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (entry.isFile() && name.contains(PREFIX)) {
                    bytes.put(name.substring(name.indexOf(PREFIX) + PREFIX.length()), in.readAllBytes());
                }
            }
        }
        return bytes;
    }
}
