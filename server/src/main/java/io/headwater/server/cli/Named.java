package io.headwater.server.cli;

import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Finds a thing of a list by its name. */
final class Named {
    private Named() {}

    static long id(JsonNode list, String name) {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .filter(item -> item.path("name").asString("").equals(name))
                .map(item -> item.path("id").asLong())
                .findFirst()
                .orElseThrow(() -> new CommandFailed("there is none of that name: " + name));
    }
}
