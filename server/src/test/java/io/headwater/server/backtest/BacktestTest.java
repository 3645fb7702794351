package io.headwater.server.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.headwater.postgres.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of a shop chain that publishes a file a day: each thing that can happen to such a file happens once. */
class BacktestTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate BULK = LocalDate.parse("2026-01-20");
    private static final LocalDate LAST = LocalDate.parse("2026-02-20");
    private static final LocalDate LATE = LocalDate.parse("2026-01-29");
    private static final LocalDate DIGIT = LocalDate.parse("2026-02-02");
    private static final LocalDate RENAMED = LocalDate.parse("2026-02-06");
    private static final LocalDate SEMICOLONS = LocalDate.parse("2026-02-10");
    private static final LocalDate MARKED = LocalDate.parse("2026-02-14");
    private static final LocalDate REWRITTEN = LocalDate.parse("2026-02-16");
    private static final List<String> REGIONS = List.of("Nord", "Sud", "Ost", "West", "Mitte", "Ausland");

    @TempDir
    private Path directory;

    @Test
    void findsWhatHappensToAFeedAndSaysLittleElse() throws Exception {
        var options = new Options(
                journal(),
                directory.resolve("out"),
                Optional.empty(),
                Optional.of(labels()),
                Optional.empty(),
                Optional.empty(),
                5);

        var summary = run(options);

        assertThat(found()).allSatisfy((id, found) -> assertThat(found).as(id).isEqualTo("true"));
        assertThat(summary.labels()).isEqualTo(5);
        assertThat(summary.recall()).hasValue(1.0);
        assertThat(summary.days()).isEqualTo(32);
        assertThat(summary.alerts()).isLessThanOrEqualTo(12);
        assertThat(Files.readString(options.out().resolve("summary.json"))).contains("\"alerts_per_day\":");
        assertThat(rows("corrections_found.csv"))
                .extracting(row -> row.get("key"), row -> row.get("there"), row -> row.get("found"))
                .containsExactly(
                        tuple("Sud", "true", "true"), tuple("Sud", "false", "false"), tuple("West", "true", "false"));
        assertThat(summary.corrections()).isEqualTo(2);
        assertThat(summary.correctionsFound()).isEqualTo(1);
    }

    @Test
    void namesTheRegionWithTheWrongDigitAndTheDelimiterThatChanged() throws Exception {
        run(Options.of(journal(), directory.resolve("out")));

        assertThat(alerts(loaded(DIGIT)))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("table", "sales")
                        .containsEntry("metric", "delta orders")
                        .containsEntry("segment", "region=Sud"));
        assertThat(alerts(loaded(SEMICOLONS)))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("metric", "parse delimiter")
                        .containsEntry("text", "chain.sales: fields are separated by ;, not by ,"));
        assertThat(alerts(loaded(MARKED))).anySatisfy(row -> assertThat(row).containsEntry("metric", "parse encoding"));
    }

    @Test
    void isQuietAboutADayThatIsWrittenAgainAndOneThatIsTakenBack() throws Exception {
        run(Options.of(journal(), directory.resolve("out")));

        assertThat(rows("alerts.csv"))
                .noneMatch(row -> row.getOrDefault("at", "").startsWith("2026-02-17"));
    }

    @Test
    void judgesFromADayOnWithWhatWasThereBefore() throws Exception {
        var options = new Options(
                journal(),
                directory.resolve("out"),
                Optional.empty(),
                Optional.of(labels()),
                Optional.of(DIGIT),
                Optional.of(DIGIT.plusDays(2)),
                5);

        var summary = run(options);

        assertThat(summary.labels()).isEqualTo(1);
        assertThat(summary.found()).isEqualTo(1);
        assertThat(summary.loads()).isEqualTo(3);
    }

    @Test
    void keepsToTheBudget() throws Exception {
        var options = new Options(
                journal(),
                directory.resolve("out"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);

        assertThat(run(options).alerts()).isZero();
        assertThat(rows("incidents.csv")).isNotEmpty();
    }

    @Test
    void saysWhichSettingIsMissing() throws Exception {
        var folder = journal();
        Files.delete(folder.resolve("backtest.yaml"));

        assertThatThrownBy(() -> run(Options.of(folder, directory.resolve("out"))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("--config FILE");
    }

    private Summary run(Options options) throws IOException {
        var server = TestPostgres.server();
        var servers = Servers.of(server, TestPostgres.freshDatabase(), TestPostgres.freshDatabase());
        return Backtest.run(options, server, servers, directory);
    }

    private Path journal() throws IOException {
        var journal = new JournalFolder(directory.resolve("chain"));
        for (var day = FIRST; !day.isAfter(BULK); day = day.plusDays(1)) {
            journal.first(loaded(BULK), path(day), content(day));
        }
        for (var day = BULK.plusDays(1); !day.isAfter(LAST); day = day.plusDays(1)) {
            journal.first(loaded(day), path(day), content(day));
            if (day.equals(REWRITTEN)) {
                journal.again(loaded(day).plusSeconds(3600), path(day), "v002", content(day));
                journal.removed(loaded(day).plusSeconds(7200), path(FIRST));
            }
        }
        var folder = journal.corrected("sales-20260202.csv", "Sud", "orders", 10 * orders(1, DIGIT), orders(1, DIGIT))
                .corrected("sales-20260202.csv", "Sud", "cancelled", 0, 90) // nobody had that column then
                .corrected("sales-20260203.csv", "Sud", "cancelled", 0, 90)
                .corrected("sales-20260204.csv", "West", "orders", 22_000, 20_000) // published as it is now
                .corrected("sales-20260205.csv", "Ost", "orders", 15_004, 15_000)
                .write();
        Files.writeString(folder.resolve("backtest.yaml"), """
            tables:
              sales:
                date: yyyyMMdd
                segments: [region]
                cumulative: [orders, returns]
                keys: [region]
            """);
        return folder;
    }

    private Path labels() throws IOException {
        return Files.writeString(directory.resolve("labels.csv"), """
            id,corpus,table,load_utc,data_date,class,metric,segment
            L1,chain,sales,%s,,freshness,arrival,table
            L2,chain,sales,%s,,error (extra digit),orders,Sud
            L3,chain,sales,%s,,schema,remark renamed,table
            L4,chain,sales,%s,,parse/schema,delimiter,table
            L5,chain,sales,%s,,parse,byte-order mark,table
            L6,other,elsewhere,%s,,volume,rows,table
            """.formatted(
                loaded(LATE), loaded(DIGIT), loaded(RENAMED), loaded(SEMICOLONS), loaded(MARKED), loaded(DIGIT)));
    }

    private static String path(LocalDate day) {
        return "data/sales/sales-%s.csv".formatted(day.toString().replace("-", ""));
    }

    /** Early in the morning after; one day only in the evening. */
    private static Instant loaded(LocalDate day) {
        var time = day.equals(LATE) ? LocalTime.of(19, 0) : LocalTime.of(6, day.getDayOfMonth() % 7);
        return day.plusDays(1).atTime(time).toInstant(ZoneOffset.UTC);
    }

    private static String content(LocalDate day) {
        String note = day.equals(RENAMED) ? "comment" : "remark";
        var text = new StringBuilder(day.equals(MARKED) ? "\uFEFF" : "");
        text.append("day,region,orders,returns,%s\n".formatted(note));
        for (int region = 0; region < REGIONS.size(); region++) {
            long orders = orders(region, day);
            boolean wrong = day.equals(DIGIT) && REGIONS.get(region).equals("Sud");
            text.append(
                    "%s,%s,%d,%d,\n".formatted(day, REGIONS.get(region), wrong ? 10 * orders : orders, orders / 20));
        }
        return day.equals(SEMICOLONS) ? text.toString().replace(',', ';') : text.toString();
    }

    /** Since the beginning: about a hundred and more a day, a little more or less. */
    private static long orders(int region, LocalDate day) {
        long orders = 5_000L * (region + 1);
        for (var past = FIRST; !past.isAfter(day); past = past.plusDays(1)) {
            orders += 100L * (region + 1) + (past.getDayOfMonth() * 7 + region * 3) % 13;
        }
        return orders;
    }

    private Map<String, String> found() throws IOException {
        return rows("labels_found.csv").stream()
                .collect(Collectors.toMap(row -> row.getOrDefault("id", ""), row -> row.getOrDefault("found", "")));
    }

    private List<Map<String, String>> alerts(Instant loaded) throws IOException {
        return rows("alerts.csv").stream()
                .filter(row -> {
                    var at = Instant.parse(row.getOrDefault("at", ""));
                    return !at.isBefore(loaded) && at.isBefore(loaded.plusSeconds(600));
                })
                .toList();
    }

    private List<Map<String, String>> rows(String file) throws IOException {
        return Csv.records(Files.readString(directory.resolve("out").resolve(file)));
    }
}
