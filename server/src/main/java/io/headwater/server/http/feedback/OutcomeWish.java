package io.headwater.server.http.feedback;

import io.headwater.core.incident.Outcome;
import io.headwater.server.assembly.Responding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an incident turned out to be.
 *
 * @param staysNormal for EXPECTED: whether what was seen is the new normal
 * @param event for EXPECTED, once: what it was; events of its kind and name are learnt from together
 */
public record OutcomeWish(
        Outcome outcome,
        @Nullable Boolean staysNormal,
        @Nullable EventNamed event) {
    /** What the assembly reads. */
    public Responding.Answer answer() {
        return new Responding.Answer(
                outcome,
                Boolean.TRUE.equals(staysNormal),
                Optional.ofNullable(event).map(EventNamed::foreseen));
    }
}
