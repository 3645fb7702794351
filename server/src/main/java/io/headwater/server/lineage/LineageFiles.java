package io.headwater.server.lineage;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.TableName;
import io.headwater.lineage.project.Script;
import io.headwater.wire.Json;
import io.headwater.wire.MalformedException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Files of SQL: single ones, all below a folder, or the compiled models that a dbt manifest holds. */
public final class LineageFiles {
    private static final String MANIFEST = "manifest.json";
    private static final String DOTS = "\\.(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"; // but for those within double quotes

    private LineageFiles() {}

    /**
     * All scripts of some files and folders. A dbt project that was compiled (it has {@code target/manifest.json}) gives its
     * compiled models and snapshots, with the tables that they become; so does a manifest itself.
     *
     * @throws UnreadableException where one is no text in UTF-8, or a manifest is none
     * @throws IOException where one cannot be read
     */
    public static List<Script> scripts(List<Path> files) throws IOException {
        var scripts = new ArrayList<Script>();
        for (Path file : files) {
            var manifest = manifest(file);
            if (manifest != null) {
                scripts.addAll(models(manifest));
            } else {
                for (Path each : sqlFiles(file)) {
                    scripts.add(Script.of(each.toString(), text(each)));
                }
            }
        }
        return scripts;
    }

    /**
     * When the latest of some files, or of those below folders, was changed.
     *
     * @throws IOException where one cannot be read
     */
    public static Instant changed(List<Path> files) throws IOException {
        var latest = Instant.EPOCH;
        for (Path file : files) {
            var manifest = manifest(file);
            for (Path each : manifest == null ? sqlFiles(file) : List.of(manifest)) {
                var changed = Files.getLastModifiedTime(each).toInstant();
                latest = changed.isAfter(latest) ? changed : latest;
            }
        }
        return latest;
    }

    private static @Nullable Path manifest(Path file) {
        if (!Files.isDirectory(file)) {
            return file.endsWith(MANIFEST) ? file : null;
        }
        var compiled = file.resolve("target").resolve(MANIFEST);
        return Files.exists(compiled) ? compiled : null;
    }

    /** The file itself, or all files of SQL below a folder by their names. */
    private static List<Path> sqlFiles(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (var below = Files.walk(file)) {
            return below.filter(path -> path.toString().endsWith(".sql") && Files.isRegularFile(path))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException _) {
            throw new UnreadableException(file, "no text in UTF-8; convert it to that");
        }
    }

    /**
     * A catalog from a file: a JSON object of tables, each with the list of its columns.
     *
     * @throws UnreadableException where it is no JSON
     * @throws IOException where the file cannot be read
     */
    public static Catalog catalog(Path file) throws IOException {
        return Catalog.of(LineageBatch.columns(json(file)), Map.of());
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return Json.readTree(text(file));
        } catch (MalformedException e) {
            throw new UnreadableException(file, String.valueOf(e.getMessage()));
        }
    }

    private static List<Script> models(Path manifest) throws IOException {
        var nodes = json(manifest).get("nodes");
        if (nodes == null || !nodes.isObject()) {
            throw new UnreadableException(manifest, "it has no nodes: not the manifest of a dbt project");
        }
        var scripts = new ArrayList<Script>();
        for (var node : nodes.properties()) {
            String sql = text(node.getValue(), "compiled_code", "compiled_sql");
            String relation = text(node.getValue(), "relation_name");
            if (!sql.isEmpty() && !relation.isEmpty()) {
                scripts.add(new Script(text(node.getValue(), "original_file_path"), sql, name(relation)));
            }
        }
        if (scripts.isEmpty()) {
            throw new UnreadableException(manifest, "it holds no compiled models; run dbt compile first");
        }
        return scripts;
    }

    /** A relation as an adapter writes it: parts in quotes, or all parts within one pair of backticks. */
    private static TableName name(String relation) {
        return new TableName(Arrays.stream(relation.split(DOTS))
                .map(part -> part.replaceAll("[\"`]", ""))
                .toList());
    }

    /** The first of some fields that is a text; empty where none is. */
    private static String text(JsonNode node, String... fields) {
        for (String field : fields) {
            var value = node.get(field);
            if (value != null && value.isString()) {
                return value.asString();
            }
        }
        return "";
    }
}
