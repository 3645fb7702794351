package io.headwater.server.lineage;

import io.headwater.lineage.Catalog;
import io.headwater.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files that tell of tables, and files of SQL. */
public final class LineageCatalogs {
    private LineageCatalogs() {}

    /**
     * A catalog from a file: a JSON object of tables, each with the list of its columns.
     *
     * @throws IOException where the file cannot be read
     */
    public static Catalog read(Path file) throws IOException {
        return Catalog.of(LineageBatch.columns(Json.readTree(Files.readString(file))), Map.of());
    }

    /**
     * The files themselves, and of folders all files of SQL below them, in the order of their names.
     *
     * @throws IOException where a folder cannot be read
     */
    public static List<Path> sqlFiles(List<Path> files) throws IOException {
        var all = new ArrayList<Path>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                try (var below = Files.walk(file)) {
                    below.filter(path -> path.toString().endsWith(".sql"))
                            .sorted()
                            .forEach(all::add);
                }
            } else {
                all.add(file);
            }
        }
        return all;
    }
}
