package io.headwater.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live feed, read as a browser does. */
@Timeout(60)
class FeedTest {
    private static final TestServer SERVER = TestServer.one();

    @Test
    void tellsWhoeverComesBackWhatHappenedMeanwhile() throws Exception {
        List<String> first;
        try (var feed = new Reading("")) {
            fail("feed_a");
            first = feed.next(1);
        }
        fail("feed_b");
        fail("feed_c");

        try (var feed = new Reading(first.getLast())) {
            var missed = feed.next(2);

            assertThat(missed).doesNotContain(first.getLast()).doesNotHaveDuplicates();
            assertThat(missed.stream().map(Long::parseLong).toList()).isSorted();
        }
    }

    @Test
    void refusesAPlaceThatIsNone() {
        var answer = SERVER.send(SERVER.request("/api/v1/events")
                .header("Last-Event-ID", "yesterday")
                .GET());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Last-Event-ID");
    }

    /** Each job is of a schema of its own, so that it is an incident of its own. */
    private static void fail(String job) {
        var answer = SERVER.post("/api/v1/lineage", """
            {"eventType":"FAIL","eventTime":"2026-03-02T09:00:00Z","run":{"runId":"%1$s"},
             "job":{"namespace":"feed","name":"%1$s.load"}}\
            """.formatted(job));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static final class Reading implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final BufferedReader lines;

        Reading(String after) throws IOException, InterruptedException {
            HttpRequest.Builder request = SERVER.request("/api/v1/events");
            if (!after.isEmpty()) {
                request.header("Last-Event-ID", after);
            }
            var answer = client.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /** The numbers of the next events. */
        List<String> next(int count) throws IOException {
            var ids = new ArrayList<String>();
            while (ids.size() < count) {
                String line = lines.readLine();
                assertThat(line).as("the feed goes on").isNotNull();
                if (line.startsWith("id:")) {
                    ids.add(line.substring(3).strip());
                }
            }
            return ids;
        }

        @Override
        public void close() throws IOException {
            client.shutdownNow();
            lines.close();
        }
    }
}
