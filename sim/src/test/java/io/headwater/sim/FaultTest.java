package io.headwater.sim;

import static io.headwater.sim.Shops.BERLIN;
import static io.headwater.sim.Shops.NOON;
import static io.headwater.sim.Shops.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.sim.Fault.Bucket;
import io.headwater.sim.Fault.Kind;
import io.headwater.sim.Run.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The faults of the demo, half an hour in, and five hours later in a company of its own. */
class FaultTest {
    private static final Script SCRIPT = Script.demo(NOON, BERLIN);
    private static final Instant ALL_CLEAR = NOON.plus(Duration.ofHours(5));
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-23");

    private static final Warehouse SICK = Shops.emptyWarehouse();
    private static final Warehouse HEALED = Shops.emptyWarehouse();
    private static List<Run> sickRuns = List.of();
    private static List<Run> healedRuns = List.of();

    @BeforeAll
    static void live() {
        sickRuns = runs(SICK, 30, NOON.plus(Duration.ofMinutes(30)));
        healedRuns = runs(HEALED, 4, ALL_CLEAR);
    }

    @Test
    void comeOneOfEachBucket() {
        assertThat(SCRIPT.faults().stream().map(Fault::bucket))
                .containsExactlyInAnyOrder(Bucket.CODE, Bucket.OPERATIONS, Bucket.DATA, Bucket.NONE);
    }

    @Test
    void areWrittenDown() {
        assertThat(new Ledger(SICK).script().faults()).containsExactlyInAnyOrderElementsOf(SCRIPT.faults());
        assertThat(number(SICK.beside("_ops"), "select count(*) from ops.truth where table_name = 'raw.web_events'"))
                .isEqualTo(1);
    }

    @Test
    void takeTheChannelFromOneSegmentOnly() {
        var fault = fault(Kind.SOURCE_NULL);

        assertThat(nullRate(SICK, "raw.web_events", "event_at", fault.window())).isCloseTo(0.18, within(0.06));
        assertThat(nullRate(SICK, "staging.stg_web_events", "event_at", fault.window()))
                .isCloseTo(0.18, within(0.06));
        assertThat(nullRate(SICK, "core.sessions", "started_at", fault.window()))
                .isCloseTo(0.18, within(0.06));
        assertThat(number(
                        SICK,
                        "select count(*) from raw.web_events where channel = 'tiktok' and event_at >= '%s'"
                                .formatted(fault.window().from())))
                .isZero();
    }

    @Test
    void leaveTheChannelBeforeAndAfterAlone() {
        var window = fault(Kind.SOURCE_NULL).window();

        assertThat(nullRate(
                        SICK,
                        "raw.web_events",
                        "event_at",
                        new Window(window.from().minusSeconds(99_999), window.from())))
                .isCloseTo(0.004, within(0.004));
        assertThat(nullRate(HEALED, "raw.web_events", "event_at", new Window(window.to(), ALL_CLEAR)))
                .isCloseTo(0.004, within(0.01));
    }

    @Test
    void leaveAHundredOrdersOfYesterday() {
        assertThat(facts(SICK, YESTERDAY)).isEqualTo(100);
        assertThat(facts(SICK, YESTERDAY.minusDays(1))).isGreaterThan(200);
        assertThat(number(SICK, "select orders from mart.revenue_daily where day = '" + YESTERDAY + "'"))
                .isBetween(85.0, 100.0);
    }

    @Test
    void areMendedByRunningTheQueryAgain() {
        assertThat(facts(HEALED, YESTERDAY)).isGreaterThan(200);
        assertThat(number(HEALED, "select orders from mart.revenue_daily where day = '" + YESTERDAY + "'"))
                .isGreaterThan(200);
        assertThat(named(healedRuns, "core_order_facts"))
                .singleElement()
                .satisfies(run -> assertThat(run.started())
                        .isEqualTo(fault(Kind.LIMIT).window().to()))
                .satisfies(run -> assertThat(run.query()).doesNotContain("limit"));
    }

    @Test
    void refuseAJobAndHoldUpWhatIsBelow() {
        assertThat(named(sickRuns, "stg_payments"))
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.outcome())
                        .isEqualTo(new Outcome.Failed("ERROR: permission denied for table stg_payments")));
        assertThat(sickRuns.stream().map(Run::job)).doesNotContain("core_payments", "mart_revenue_hourly");
        assertThat(sickRuns.stream().map(Run::job)).contains("core_orders", "core_sessions");
    }

    @Test
    void endAndWhatWasHeldUpIsMadeUpFor() {
        var runs = named(healedRuns, "stg_payments");
        var failed = runs.stream().filter(run -> !run.succeeded()).toList();

        assertThat(failed).allMatch(run -> fault(Kind.REFUSED).window().holds(run.started()));
        assertThat(failed.stream().map(Run::attempt)).containsExactly(1, 2, 3);
        assertThat(runs.getLast().succeeded()).isTrue();
        assertThat(named(healedRuns, "mart_revenue_hourly"))
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(Run::succeeded);
    }

    @Test
    void leaveACampaignThatIsNone() {
        var days = fault(Kind.CAMPAIGN).window();
        String sql = "select count(*) from raw.orders where ordered_at >= '%s' and ordered_at < '%s'";
        var week = Duration.ofDays(7);

        assertThat(number(SICK, sql.formatted(days.from(), days.to()))
                        / number(
                                SICK,
                                sql.formatted(days.from().plus(week), days.to().plus(week))))
                .isCloseTo(1.6, within(0.3));
    }

    private static List<Run> runs(Warehouse warehouse, int days, Instant until) {
        var company = Shops.found(warehouse, days, 11, SCRIPT);
        company.fill(NOON, _ -> {});
        return company.tick(until);
    }

    private static Fault fault(Kind kind) {
        return SCRIPT.of(kind).findFirst().orElseThrow();
    }

    private static double nullRate(Warehouse warehouse, String table, String time, Window window) {
        return number(
                warehouse,
                "select avg((channel is null)::int) from %s where %s >= '%s' and %2$s < '%4$s'"
                        .formatted(table, time, window.from(), window.to()));
    }

    private static double facts(Warehouse warehouse, LocalDate day) {
        return number(warehouse, "select count(*) from core.order_facts where ordered_at::date = '%s'".formatted(day));
    }

    private static List<Run> named(List<Run> runs, String job) {
        return runs.stream().filter(run -> run.job().equals(job)).toList();
    }
}
