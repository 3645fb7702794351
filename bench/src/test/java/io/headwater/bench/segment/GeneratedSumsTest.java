package io.headwater.bench.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneratedSumsTest {

    @Test
    void lowersTheCellsThatItNames() {
        var about = GeneratedSums.L.generate(7);

        assertThat(about.causes()).isNotEmpty().allSatisfy(cause -> {
            int leaf = leaf(about, cause);
            double less = Math.min(about.real()[leaf], about.expected()[leaf]);
            assertThat(less).isLessThan(0.55 * Math.max(about.real()[leaf], about.expected()[leaf]));
        });
    }

    @Test
    void movesTheWholeTheWayTheCausesDid() {
        for (long seed = 0; seed < 5; seed++) {
            var about = GeneratedSums.L.generate(seed);
            double change = Arrays.stream(about.real()).sum()
                    - Arrays.stream(about.expected()).sum();

            assertThat(about.causes()).allSatisfy(cause -> {
                int leaf = leaf(about, cause);
                assertThat((about.real()[leaf] - about.expected()[leaf]) * change)
                        .isPositive();
            });
        }
    }

    @Test
    void isTheSameForTheSameSeed() {
        var one = GeneratedSums.S.generate(3);
        var other = GeneratedSums.S.generate(3);

        assertThat(one.real()).isEqualTo(other.real());
        assertThat(one.causes()).isEqualTo(other.causes());
    }

    @Test
    void holdsCausesThatRiskLocFindsAboutAsOftenAsItsPaperSays() {
        var tally = new Tally();
        LongStream.range(100, 130)
                .mapToObj(GeneratedSums.S::generate)
                .forEach(about -> tally.add(about.causes(), RiskLoc.causes(about)));

        assertThat(tally.f1()).isBetween(0.45, 0.77);
    }

    private static int leaf(SumCase about, List<Integer> cause) {
        int leaf = 0;
        while (!isIn(about, leaf, cause)) {
            leaf++;
        }
        return leaf;
    }

    private static boolean isIn(SumCase about, int leaf, List<Integer> cause) {
        for (int d = 0; d < cause.size(); d++) {
            if (cause.get(d) >= 0 && cause.get(d) != about.value(leaf, d)) {
                return false;
            }
        }
        return true;
    }
}
