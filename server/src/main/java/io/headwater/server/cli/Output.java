package io.headwater.server.cli;

import io.headwater.wire.Json;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints answers: a line each for people, or the whole as JSON for scripts. */
final class Output {
    private Output() {}

    /** Prints the items of a list, the named fields of each in one line. */
    static void list(PrintWriter out, JsonNode answer, boolean json, List<String> fields) {
        if (json) {
            out.println(Json.write(answer));
        } else {
            answer.path("items").forEach(item -> out.println(line(item, fields)));
        }
        out.flush();
    }

    /** Prints one thing. */
    static void one(PrintWriter out, JsonNode answer, boolean json, String sentence) {
        out.println(json ? Json.write(answer) : sentence);
        out.flush();
    }

    private static String line(JsonNode item, List<String> fields) {
        return String.join(
                "  ",
                fields.stream().map(field -> item.path(field).asString("")).toList());
    }
}
