package io.headwater.server.http.source;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Settings;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.assembly.Connecting.Trial;
import io.headwater.server.http.Needs;
import io.headwater.server.http.source.SourceRow.StepRow;
import io.headwater.wire.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tries a connection while somebody looks on: a line of JSON for each thing that happens. */
@RestController
class TrialApi {
    private final Assembly assembly;

    TrialApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Tries a connection step by step; nothing is kept. What cannot be tried at all is a problem, not a step. */
    @Needs(Permission.ADMINISTER)
    @PostMapping(value = "/api/v1/sources/test", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void test(Principal principal, @RequestBody Connection connection, HttpServletResponse response) {
        follow(assembly.connecting().trial(principal, connection.kind(), connection.values()), response);
    }

    /** With what a connected source is to be tried; an absent secret is the one there is. */
    public record Retrial(
            Map<String, String> settings, @Nullable String secret) {
        public Retrial {
            settings = Map.copyOf(settings);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Retrial[%s]".formatted(settings);
        }
    }

    /** Tries a connected source with other settings, or as it is; nothing is changed. */
    @Needs(Permission.ADMINISTER)
    @PostMapping(value = "/api/v1/sources/{id}/test", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void again(Principal principal, @PathVariable long id, @RequestBody Retrial with, HttpServletResponse response) {
        var settings = new Settings(with.settings(), with.secret() == null ? "" : with.secret());
        follow(assembly.connecting().trial(principal, new SourceId(id), settings), response);
    }

    private void follow(Trial trial, HttpServletResponse response) {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        try {
            trial.run(new Steps(assembly.parts().clock(), step -> write(response, step)));
        } catch (Left _) {
            // the rest of the test would be for nobody
        }
    }

    private static void write(HttpServletResponse response, StepRow step) {
        try {
            response.getOutputStream().write((Json.write(step) + "\n").getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        } catch (IOException e) {
            throw new Left(e);
        }
    }

    /** Nobody looks on any more. */
    private static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1;

        Left(IOException cause) {
            super(cause);
        }
    }
}
