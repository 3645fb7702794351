package io.headwater.bench;

import io.headwater.lineage.Lineage;
import io.headwater.lineage.sql.SqlLineage;
import io.headwater.server.lineage.LineageBatch;
import io.headwater.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Cases of SQL with the lineage that others expect of it, one JSON object a line. */
final class LineageCorpus {
    private LineageCorpus() {}

    /** One case; what is expected is null in files that are only parsed. */
    record Case(JsonNode about) {
        String text(String name) {
            var value = about.get(name);
            return value == null || value.isNull() ? "" : value.asString();
        }

        boolean isOf(String kind) {
            return text("kind").equals(kind);
        }

        SqlLineage engine() {
            return LineageBatch.engine(about, true);
        }

        Lineage lineage() {
            return engine().analyze(text("sql"));
        }

        JsonNode expected() {
            return about.get("expect");
        }
    }

    /** The cases of a file of the folder {@code lineage}. */
    static List<Case> read(Path file) throws IOException {
        return lines(file).map(Case::new).toList();
    }

    /** Statements of query logs with what is expected of them, tables by their URNs. */
    static List<Case> readQueryLog(Path file) throws IOException {
        return lines(file).map(LineageUrns::plain).map(Case::new).toList();
    }

    private static Stream<JsonNode> lines(Path file) throws IOException {
        var cases = new ArrayList<JsonNode>();
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                cases.add(Json.readTree(line));
            }
        }
        return cases.stream();
    }

    static List<String> list(@Nullable JsonNode node) {
        return node == null || node.isNull()
                ? List.of()
                : StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList();
    }
}
