package io.headwater.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final Pattern TABLE = Pattern.compile("(?:from|join) ((?:raw|staging|core|mart)\\.\\w+)");

    private final Jobs shop = Jobs.ofTheShop();

    @Test
    void fillSixtyTablesInFourLayers() {
        var layers = shop.inOrder().stream()
                .collect(Collectors.groupingBy(
                        job -> job.output().substring(0, job.output().indexOf('.')), Collectors.counting()));

        assertThat(layers).containsOnlyKeys("raw", "staging", "core", "mart");
        assertThat(shop.inOrder()).hasSizeBetween(60, 65);
    }

    @Test
    void standAfterTheJobsThatTheyRead() {
        var filled = new HashSet<String>();
        for (Job job : shop.inOrder()) {
            assertThat(filled).containsAll(job.inputs());
            filled.add(job.output());
        }
    }

    @Test
    void readWhatTheySayTheyRead() {
        assertThat(shop.inOrder()).allSatisfy(job -> assertThat(read(job)).isEqualTo(Set.copyOf(job.inputs())));
    }

    @Test
    void knowAllThatStandsBelow() {
        assertThat(shop.from(shop.named("core_order_facts")).stream().map(Job::name))
                .containsExactlyInAnyOrder(
                        "core_order_facts",
                        "mart_revenue_daily",
                        "mart_channel_daily",
                        "mart_country_daily",
                        "mart_marketing_daily",
                        "mart_kpi_weekly",
                        "mart_cohort_monthly",
                        "mart_revenue_monthly");
    }

    @Test
    void mayNotWaitForThemselves() {
        var ring = JobText.read("""
            --- job a daily full into raw.a at 1m takes 1s
            --- from raw.b
            select * from raw.b
            --- job b daily full into raw.b at 1m takes 1s
            --- from raw.a
            select * from raw.a
            """);

        assertThatThrownBy(() -> new Jobs(ring)).hasMessageContaining("waits for itself");
    }

    @Test
    void areRefusedWhenTheirHeadIsNotUnderstood() {
        assertThatThrownBy(() -> JobText.read("--- job a sometimes into raw.a\nselect 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a sometimes into raw.a");
    }

    private static Set<String> read(Job job) {
        List<MatchResult> found = TABLE.matcher(job.select()).results().toList();
        return found.stream().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
