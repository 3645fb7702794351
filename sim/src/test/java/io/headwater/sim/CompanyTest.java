package io.headwater.sim;

import static io.headwater.sim.Shops.BERLIN;
import static io.headwater.sim.Shops.NOON;
import static io.headwater.sim.Shops.READER_PASSWORD;
import static io.headwater.sim.Shops.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompanyTest {
    private static final Warehouse WAREHOUSE = Shops.emptyWarehouse();
    private static final Company COMPANY = filled(WAREHOUSE, 40, 1);
    private static final Warehouse YOUNG = Shops.emptyWarehouse();
    private static final Company YOUNG_COMPANY = filled(YOUNG, 4, 7);
    private static final Map<String, Double> CONTENTS = Shops.contents(YOUNG);

    @Test
    void hasRowsInEveryTable() {
        assertThat(COMPANY.jobs().inOrder())
                .allSatisfy(job -> assertThat(number(WAREHOUSE, "select count(*) from " + job.output()))
                        .isPositive());
    }

    @Test
    void isBusyInTheEvening() {
        String sql = "select count(*) from raw.web_events where extract(hour from event_at) = ";

        assertThat(number(WAREHOUSE, sql + 20) / number(WAREHOUSE, sql + 3)).isCloseTo(1.80 / 0.25, within(1.0));
    }

    @Test
    void isBusyOnSunday() {
        String sql = "select count(*) from raw.web_events where extract(isodow from event_at) = %d"
                + " and event_at >= '2026-10-19' and event_at < '2026-11-23'";

        assertThat(number(WAREHOUSE, sql.formatted(7)) / number(WAREHOUSE, sql.formatted(6)))
                .isCloseTo(1.13 / 0.92, within(0.1));
    }

    @Test
    void hasRowsOnlyOfThePast() {
        assertThat(number(WAREHOUSE, "select extract(epoch from max(event_at)) from raw.web_events"))
                .isLessThan((double) NOON.getEpochSecond());
    }

    @Test
    void addsUpFromTheSourceToTheMart() {
        assertThat(number(WAREHOUSE, "select sum(orders) from mart.revenue_hourly"))
                .isEqualTo(number(WAREHOUSE, "select count(*) from core.orders"));
        assertThat(number(WAREHOUSE, "select sum(revenue) from mart.kpi_weekly"))
                .isEqualTo(number(WAREHOUSE, "select sum(revenue) from mart.revenue_daily where day < '2026-11-23'"));
    }

    @Test
    void sellsToItsCustomers() {
        assertThat(number(
                        WAREHOUSE,
                        "select count(*) from raw.orders where customer_id not in "
                                + "(select customer_id from raw.customers)"))
                .isZero();
    }

    @Test
    void explainsItsTables() {
        assertThat(number(
                        WAREHOUSE,
                        "select count(*) from pg_description d join pg_class c on c.oid = d.objoid "
                                + "where d.objsubid = 0 and c.relkind = 'r' and c.relnamespace::regnamespace::text in "
                                + "('raw', 'staging', 'core', 'mart')"))
                .isGreaterThan(40);
    }

    @Test
    void letsItsReaderReadAndNothingElse() {
        var reader = Shops.asReader(WAREHOUSE);

        assertThat(number(reader, "select count(*) from mart.revenue_daily")).isPositive();
        assertThatThrownBy(() -> Shops.write(reader, "delete from mart.revenue_daily"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> number(reader.beside("_ops"), "select count(*) from ops.truth"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void isTheSameForTheSameSeed() {
        var warehouse = Shops.emptyWarehouse();
        filled(warehouse, 4, 7);

        assertThat(Shops.contents(warehouse)).isEqualTo(CONTENTS);
    }

    @Test
    void looksTheSameWhetherItWasFilledOrHasLived() {
        var warehouse = Shops.emptyWarehouse();
        var company = Shops.found(warehouse, 4, 7, Script.quiet());
        company.fill(NOON.minus(Duration.ofHours(13)), _ -> {});
        company.tick(NOON);

        assertThat(Shops.contents(warehouse)).isEqualTo(CONTENTS);
    }

    @Test
    void runsWhatIsDueOnceAndInOrder() {
        var first = YOUNG_COMPANY.tick(NOON.plus(Duration.ofHours(1)));

        assertThat(first).isSortedAccordingTo(Comparator.comparing(Run::ended)).allMatch(Run::succeeded);
        assertThat(first.stream().map(Run::job)).doesNotHaveDuplicates().hasSizeGreaterThan(20);
        assertThat(YOUNG_COMPANY.tick(NOON.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void makesUpForAGapWhenItIsOpenedAgain() {
        var warehouse = Shops.emptyWarehouse();
        filled(warehouse, 3, 1);
        var runs = Company.find(warehouse, READER_PASSWORD).orElseThrow().tick(NOON.plus(Duration.ofHours(9)));

        assertThat(windows(runs, "core_orders"))
                .containsExactlyElementsOf(hours(Instant.parse("2026-11-24T10:00:00Z"), 9));
    }

    @Test
    void makesUpForALongGapFast() {
        var warehouse = Shops.emptyWarehouse();
        var founding = Founding.daysBefore(NOON, 4, 7, BERLIN);
        var company = Company.found(warehouse, founding, Script.quiet(), READER_PASSWORD);
        company.fill(NOON.minus(Duration.ofHours(60)), _ -> {});
        var told = new ArrayList<Run>();
        company.catchUp(NOON, _ -> {}, told::add);

        assertThat(Shops.contents(warehouse)).isEqualTo(CONTENTS);
        assertThat(told).hasSizeBetween(100, 250);
    }

    @Test
    void isFoundOnlyWhereItWasFounded() {
        assertThat(Company.find(Shops.emptyWarehouse(), READER_PASSWORD)).isEmpty();
        assertThat(Company.find(WAREHOUSE, READER_PASSWORD)).isPresent();
    }

    private static Company filled(Warehouse warehouse, int days, long seed) {
        var company = Shops.found(warehouse, days, seed, Script.quiet());
        company.fill(NOON, _ -> {});
        return company;
    }

    private static List<Window> windows(List<Run> runs, String job) {
        return runs.stream()
                .filter(run -> run.job().equals(job))
                .map(Run::window)
                .toList();
    }

    private static List<Window> hours(Instant first, int count) {
        var hours = new ArrayList<Window>();
        for (int i = 0; i < count; i++) {
            hours.add(Schedule.HOURLY.windowFrom(first.plus(Duration.ofHours(i)), BERLIN));
        }
        return hours;
    }
}
