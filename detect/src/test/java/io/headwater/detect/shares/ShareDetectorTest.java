package io.headwater.detect.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.detect.Cadence;
import io.headwater.detect.Settings.Sensitivity;
import io.headwater.detect.shares.ShareVerdict.Judged;
import io.headwater.detect.shares.ShareVerdict.Kind;
import io.headwater.detect.shares.ShareVerdict.Moved;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareDetectorTest {
    private static final ShareDetector MEDIUM = new ShareDetector(Sensitivity.MEDIUM);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY = Instant.parse("2026-01-04T23:00:00Z");

    @Test
    void findsRowsThatGoFromOneCategoryToAnother() {
        var channels = channels(60);
        move(channels, "email", "tiktok", 0.35, 57);

        var verdict = at(channels, 57);

        assertThat(verdict.kind()).isEqualTo(Kind.SHIFTED);
        assertThat(verdict.moved().stream().map(Moved::category).limit(2)).containsExactlyInAnyOrder("email", "tiktok");
        assertThat(verdict.p()).isLessThan(1e-4);
        assertThat(verdict.reasons())
                .anyMatch(reason -> reason.matches("'tiktok' has [\\d.]+ % of the rows; expected .*"));
        assertThat(kinds(channels, 30).subList(0, 27)).containsOnly(Kind.ORDINARY);
    }

    @Test
    void findsWhatNoShareShowsByItself() {
        // fifteen categories of which each moves by two to three times its noise
        var rows = new TreeMap<String, double[]>();
        var random = new Random(5);
        for (int c = 0; c < 15; c++) {
            double[] counts = new double[60];
            double last = c % 2 == 0 ? 1.12 : 0.88;
            Arrays.setAll(counts, t -> poisson(random, 800 * (t == 59 ? last : 1)));
            rows.put("category " + c, counts);
        }

        assertThat(at(rows, 58).kind()).isEqualTo(Kind.ORDINARY);
        assertThat(at(rows, 59).kind()).isEqualTo(Kind.SHIFTED);
    }

    @Test
    void tellsANewCategoryAndThatItMayBeARenamedOne() {
        var channels = channels(60);
        double[] renamed = new double[60];
        double[] email = counts(channels, "email");
        renamed[59] = email[59];
        email[59] = 0;
        channels.put("e-mail", renamed);

        var verdict = at(channels, 59);

        assertThat(verdict.kind()).isEqualTo(Kind.NEW_CATEGORY);
        assertThat(verdict.reasons()).anyMatch(reason -> reason.startsWith("'e-mail' was never there before"));
        assertThat(verdict.reasons()).contains("'e-mail' may be a new name of 'email'");
    }

    @Test
    void saysNothingOfANewCategoryWithFewRows() {
        var channels = channels(60);
        double[] rare = new double[60];
        rare[59] = 4;
        channels.put("fax", rare);

        assertThat(at(channels, 59).kind()).isEqualTo(Kind.ORDINARY);
    }

    @Test
    void tellsACategoryThatVanished() {
        var channels = channels(60);
        counts(channels, "shop")[59] = 0;

        var verdict = at(channels, 59);

        assertThat(verdict.kind()).isEqualTo(Kind.VANISHED_CATEGORY);
        assertThat(verdict.reasons().getFirst()).matches("'shop' has no rows; about \\d+ were expected");
    }

    @Test
    void knowsThatACategoryStaysAwayOnWeekends() {
        var channels = channels(90);
        for (int t = 0; t < 90; t++) {
            counts(channels, "shop")[t] *= t % 7 > 4 ? 0 : 1;
        }

        assertThat(kinds(channels, 45)).containsOnly(Kind.ORDINARY);
    }

    @Test
    void saysNothingWhenThereAreFewerRowsOfAllCategories() {
        var channels = channels(60);
        channels.values().forEach(counts -> counts[59] = Math.rint(counts[59] / 20));

        assertThat(at(channels, 59).kind()).isEqualTo(Kind.ORDINARY);
    }

    @Test
    void learnsAMixThatStays() {
        var channels = channels(90);
        for (int t = 60; t < 90; t++) {
            move(channels, "email", "tiktok", 0.5, t);
        }

        assertThat(kinds(channels, 60).subList(0, 3)).containsOnly(Kind.SHIFTED);
        assertThat(kinds(channels, 66)).containsOnly(Kind.ORDINARY);
    }

    @Test
    void watchesManySmallCategoriesAsOne() {
        var rows = new TreeMap<String, double[]>();
        var random = new Random(2);
        for (int c = 0; c < 100; c++) {
            double mean = 5000.0 / (c + 1);
            double[] counts = new double[60];
            Arrays.setAll(counts, t -> poisson(random, mean * (t == 59 && mean < 200 ? 1.5 : 1)));
            rows.put("c" + c, counts);
        }

        assertThat(kinds(rows, 30).subList(0, 29)).containsOnly(Kind.ORDINARY);
        assertThat(at(rows, 59).kind()).isEqualTo(Kind.SHIFTED);
        assertThat(at(rows, 59).moved()).anyMatch(moved -> moved.category().equals("all smaller ones"));
    }

    @Test
    void countsRowsThatNoCategoryHas() {
        var channels = channels(60);
        double[] all = new double[60];
        Arrays.setAll(all, t -> 20_000 + (t == 59 ? 9_000 : 0));
        var distribution = Distribution.within(Cadence.DAY, MONDAY, BERLIN, channels, all);

        var verdict = (Judged) MEDIUM.judge(distribution, 59);

        assertThat(verdict.kind()).isEqualTo(Kind.SHIFTED);
        assertThat(verdict.moved().getFirst().category()).isEqualTo("all other values");
    }

    @ParameterizedTest
    @EnumSource(Cadence.class)
    void judgesABucketFromThoseBeforeItOnlyHoweverItIsAsked(Cadence cadence) {
        var rows = wild(3, 500);
        var past = MEDIUM.replay(Distribution.of(cadence, MONDAY, BERLIN, rows), 200)
                .subList(0, 200);
        var other = new HashMap<String, double[]>();
        wild(3, 500).forEach((name, counts) -> {
            Arrays.fill(counts, 400, 500, 3);
            other.put(name, counts);
        });
        var distribution = Distribution.of(cadence, MONDAY, BERLIN, other);

        assertThat(MEDIUM.replay(distribution, 200).subList(0, 200)).isEqualTo(past);
        assertThat(MEDIUM.judge(distribution, 333)).isEqualTo(past.get(133));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesNotCareForTheOrderOfCategories(long seed) {
        var rows = wild(seed, 200);
        var reversed = new LinkedHashMap<String, double[]>();
        new TreeMap<>(rows).descendingMap().forEach(reversed::put);

        assertThat(MEDIUM.replay(Distribution.of(Cadence.DAY, MONDAY, BERLIN, reversed), 0))
                .isEqualTo(MEDIUM.replay(Distribution.of(Cadence.DAY, MONDAY, BERLIN, rows), 0));
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void answersWhateverTheCounts(Map<String, double[]> rows) {
        for (var cadence : Cadence.values()) {
            for (var sensitivity : Sensitivity.values()) {
                var distribution = Distribution.of(cadence, MONDAY, BERLIN, rows);
                var verdicts = new ShareDetector(sensitivity).replay(distribution, 0);

                assertThat(verdicts).hasSize(distribution.size());
                for (var verdict : verdicts) {
                    assertThat(verdict.reasons()).isNotEmpty();
                    if (verdict instanceof Judged judged) {
                        assertThat(judged.p()).isBetween(0.0, 1.0);
                        assertThat(judged.distance()).isBetween(0.0, 1.0);
                        assertThat(judged.moved()).allMatch(moved -> moved.now() >= 0 && moved.now() <= 1);
                    }
                }
            }
        }
    }

    static Stream<Map<String, double[]>> oddities() {
        double[] unknown = new double[80];
        Arrays.fill(unknown, Double.NaN);
        double[] one = new double[80];
        Arrays.setAll(one, t -> t);
        double[] huge = new double[80];
        Arrays.setAll(huge, t -> t % 3 == 0 ? 1e300 : t % 3 == 1 ? -5 : Double.POSITIVE_INFINITY);
        double[] tiny = new double[80];
        Arrays.setAll(tiny, t -> t % 2);
        return Stream.of(
                Map.of(),
                Map.of("", new double[0]),
                Map.of("a", new double[80]),
                Map.of("a", unknown),
                Map.of("a", unknown, "b", one),
                Map.of("a", one),
                Map.of("a", huge, "b", one, "c", tiny),
                Map.of("a", tiny, "b", new double[80]),
                wild(1, 80),
                wild(100, 80));
    }

    @Test
    void refusesCountsOfDifferentLengths() {
        assertThatThrownBy(() ->
                        Distribution.of(Cadence.DAY, MONDAY, BERLIN, Map.of("a", new double[3], "b", new double[2])))
                .hasMessageContaining("b: 2");
    }

    @Test
    void saysWhatIsMissing() {
        var channels = channels(10);
        channels.values().forEach(counts -> counts[9] = 0);
        var verdicts = MEDIUM.replay(Distribution.of(Cadence.DAY, MONDAY, BERLIN, channels), 0);

        assertThat(verdicts.get(6)).isInstanceOf(ShareVerdict.Learning.class);
        assertThat(verdicts.get(6).reasons()).containsExactly("still learning: 1 more days with rows are needed");
        assertThat(verdicts.get(7)).isInstanceOf(Judged.class);
        assertThat(verdicts.get(9)).isInstanceOf(ShareVerdict.NotKnown.class);
    }

    private static double[] counts(Map<String, double[]> rows, String name) {
        return Objects.requireNonNull(rows.get(name));
    }

    private static Judged at(Map<String, double[]> rows, int bucket) {
        return (Judged) MEDIUM.judge(Distribution.of(Cadence.DAY, MONDAY, BERLIN, rows), bucket);
    }

    private static List<Kind> kinds(Map<String, double[]> rows, int from) {
        return MEDIUM.replay(Distribution.of(Cadence.DAY, MONDAY, BERLIN, rows), from).stream()
                .map(verdict -> ((Judged) verdict).kind())
                .toList();
    }

    private static void move(Map<String, double[]> rows, String from, String to, double share, int at) {
        double[] loser = counts(rows, from);
        double[] taker = counts(rows, to);
        double moved = Math.rint(share * loser[at]);
        loser[at] -= moved;
        taker[at] += moved;
    }

    /** Five channels with some ten thousand rows a day. */
    private static Map<String, double[]> channels(int days) {
        var random = new Random(7);
        var rows = new TreeMap<String, double[]>();
        double[] means = {2000, 1200, 5000, 800, 1000};
        String[] names = {"email", "tiktok", "search", "shop", "partner"};
        for (int c = 0; c < names.length; c++) {
            double mean = means[c];
            double[] counts = new double[days];
            Arrays.setAll(counts, _ -> poisson(random, mean * Math.exp(0.03 * random.nextGaussian())));
            rows.put(names[c], counts);
        }
        return rows;
    }

    private static double poisson(Random random, double mean) {
        return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }

    /** Counts with gaps, bursts, categories that come and go. */
    private static Map<String, double[]> wild(long seed, int buckets) {
        var random = new Random(seed);
        var rows = new HashMap<String, double[]>();
        int categories = (int) Math.min(100, 3 + 10 * seed);
        IntStream.range(0, categories).forEach(c -> {
            double mean = Math.exp(8 * random.nextDouble());
            double[] counts = new double[buckets];
            for (int t = 0; t < buckets; t++) {
                double burst = random.nextInt(50) == 0 ? 5 * random.nextDouble() : 1;
                counts[t] = random.nextInt(60) == 0 ? Double.NaN : poisson(random, mean * burst);
            }
            rows.put("c" + c, counts);
        });
        return rows;
    }
}
