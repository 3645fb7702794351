package io.headwater.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.wire.Gateway;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static final Gateway GATEWAY = gateway();

    @AfterAll
    static void close() throws IOException {
        GATEWAY.close();
    }

    @Test
    void isToldInOrderWithTheToken() {
        try (var endpoint = Endpoint.open(0)) {
            var lineage = posting(endpoint);
            tell(lineage, 1, 3);

            assertThat(lineage.flush()).isZero();
            assertThat(endpoint.bodies()).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
            assertThat(endpoint.requests()).allMatch("POST /api/v1/lineage Bearer let-me-in"::equals);
        }
    }

    @Test
    void waitsWhileTheEndpointIsDown() {
        var gone = Endpoint.open(0);
        var lineage = posting(gone);
        gone.close();
        tell(lineage, 1, 2);

        assertThat(lineage.flush()).isEqualTo(2);
        try (var endpoint = Endpoint.open(gone.port())) {
            tell(lineage, 3, 3);
            assertThat(lineage.flush()).isZero();
            assertThat(endpoint.bodies()).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        }
    }

    @Test
    void triesAgainWhatWasNotTaken() {
        try (var endpoint = Endpoint.open(0)) {
            var lineage = posting(endpoint);
            endpoint.answers(503);
            tell(lineage, 1, 2);
            assertThat(lineage.flush()).isEqualTo(2);
            endpoint.answers(200);

            assertThat(lineage.flush()).isZero();
            assertThat(endpoint.bodies()).containsExactly("{\"n\":1}", "{\"n\":2}");
        }
    }

    @Test
    void dropsWhatWillNeverBeTaken() {
        try (var endpoint = Endpoint.open(0)) {
            var lineage = posting(endpoint);
            endpoint.answers(400);
            tell(lineage, 1, 2);

            assertThat(lineage.flush()).isZero();
            assertThat(endpoint.requests()).hasSize(2);
        }
    }

    @Test
    void keepsTheNewestTenThousand() {
        var gone = Endpoint.open(0);
        var lineage = posting(gone);
        gone.close();
        tell(lineage, 1, 10_001);

        assertThat(lineage.flush()).isEqualTo(10_000);
    }

    @Test
    void isSilentWhenNobodyListens() {
        var lineage = new Lineage.Silent();
        tell(lineage, 1, 1);

        assertThat(lineage.flush()).isZero();
    }

    private static Lineage posting(Endpoint endpoint) {
        return new Lineage.Posting(GATEWAY, endpoint.base(), "let-me-in", Set.of("127.0.0.1"));
    }

    private static void tell(Lineage lineage, int first, int last) {
        for (int i = first; i <= last; i++) {
            lineage.add(Map.of("n", i));
        }
    }

    private static Gateway gateway() {
        try {
            return new Gateway();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
