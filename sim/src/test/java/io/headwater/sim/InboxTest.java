package io.headwater.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.wire.Answer;
import io.headwater.wire.Gateway;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InboxTest {
    @Test
    void keepsWhatIsPosted() throws IOException {
        try (var inbox = Inbox.open(0);
                var gateway = new Gateway()) {
            post(gateway, inbox, "late");
            post(gateway, inbox, "all clear");

            assertThat(inbox.messages()).containsExactly("late", "all clear");
        }
    }

    @Test
    void takesNothingButPosts() throws IOException {
        try (var inbox = Inbox.open(0);
                var gateway = new Gateway()) {
            var answer = gateway.send(new Gateway.Request("PUT", inbox.url(), Map.of(), "late", Set.of("127.0.0.1")));

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(405));
            assertThat(inbox.messages()).isEmpty();
        }
    }

    private static void post(Gateway gateway, Inbox inbox, String body) {
        assertThat(gateway.send(Gateway.Request.post(inbox.url(), Map.of(), body, Set.of("127.0.0.1"))))
                .isInstanceOf(Answer.Answered.class);
    }
}
