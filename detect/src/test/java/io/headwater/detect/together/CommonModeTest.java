package io.headwater.detect.together;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.detect.Band;
import io.headwater.detect.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommonModeTest {

    @Test
    void isOneProblemWhenManyFallTogether() {
        assertThat(CommonMode.of(of(4, 9, -8))).contains(new CommonMode(-1, 4, 13));
    }

    @Test
    void isNothingWhenFewDo() {
        assertThat(CommonMode.of(of(3, 1, -8))).isEmpty();
        assertThat(CommonMode.of(of(4, 30, -8))).isEmpty();
    }

    private static List<Verdict> of(int moved, int still, double z) {
        return Stream.concat(
                        Collections.nCopies(moved, verdict(z, Verdict.Kind.POINT)).stream(),
                        Collections.nCopies(still, verdict(0.5, Verdict.Kind.ORDINARY)).stream())
                .toList();
    }

    private static Verdict verdict(double z, Verdict.Kind kind) {
        return new Verdict.Judged(3, 1, new Band(5, 8, 9), z, 0.001, kind, List.of("expected 5 to 9"));
    }
}
