package io.headwater.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final TestServer SERVER = TestServer.one();

    @Test
    void tellsWhatItMeasuresOfItself() {
        assertThat(SERVER.get("/metrics").body())
                .contains(
                        "headwater_incidents{state=\"open\"}", "headwater_notices{state=\"dead\"}", "jvm_memory_used");
    }

    @Test
    void passesPrometheusOwnCheck() throws Exception {
        assumeTrue(Files.isExecutable(PROMTOOL), "promtool is not installed");
        var check = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var in = check.getOutputStream()) {
            in.write(SERVER.get("/metrics").body().getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(check.waitFor()).isZero();
    }
}
