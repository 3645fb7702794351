package io.headwater.server.backtest;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a journal as publishers' histories are kept. */
final class JournalFolder {
    private final Path folder;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<List<String>> corrections = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    JournalFolder(Path folder) {
        this.folder = folder;
        rows.add(List.of("committed_at_utc", "on_master_at_utc", "kind", "path", "version", "subject"));
        corrections.add(List.of("data_file", "key", "column", "as_first_published", "corrected_to"));
    }

    JournalFolder first(Instant at, String path, String content) {
        return publish(at, "A", path, "v001", content);
    }

    JournalFolder again(Instant at, String path, String version, String content) {
        return publish(at, "M", path, version, content);
    }

    JournalFolder removed(Instant at, String path) {
        rows.add(List.of(at.toString(), at.toString(), "D", path, "", ""));
        return this;
    }

    /** A value that was put right later. */
    JournalFolder corrected(String file, String key, String column, long first, long last) {
        corrections.add(List.of(file, key, column, Long.toString(first), Long.toString(last)));
        return this;
    }

    Path write() throws IOException {
        Files.createDirectories(folder);
        zip("journal.csv.gz", rows);
        zip(Corrections.FILE, corrections);
        try (var out = new TarArchiveOutputStream(
                new ZstdOutputStream(Files.newOutputStream(folder.resolve("loads.tar.zst"))))) {
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry("versions/" + file.getKey());
                entry.setSize(file.getValue().length);
                out.putArchiveEntry(entry);
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        }
        return folder;
    }

    private void zip(String file, List<List<String>> lines) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(file)))) {
            for (var line : lines) {
                out.write(Csv.line(line).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private JournalFolder publish(Instant at, String kind, String path, String version, String content) {
        rows.add(List.of(at.toString(), at.toString(), kind, path, version, ""));
        files.put(path + "@" + version, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
