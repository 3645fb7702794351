package io.headwater.server.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The format that scorers of others rely on. */
class DetectBatchTest {
    private static final int DAYS = 60;

    @Test
    void givesAVerdictForEachBucketFromTheWarmupOn() {
        var values = days();
        values.set(40, null);
        values.set(50, 0);

        var answer = answer(Map.of("values", values, "warmup", 30));

        assertThat(answer.get("id").asString()).isEqualTo("orders");
        var verdicts = answer.get("verdicts");
        assertThat(verdicts).hasSize(DAYS - 30);
        assertThat(verdicts.get(0).get("i").asInt()).isEqualTo(30);
        assertThat(verdicts.get(10).get("kind").isNull()).isTrue();
        assertThat(verdicts.get(10).get("z").isNull()).isTrue();
        assertThat(verdicts.get(10).get("low").isNumber()).isTrue();
        assertThat(verdicts.get(20).get("anomaly").asBoolean()).isTrue();
        assertThat(verdicts.get(20).get("kind").asString()).isEqualTo("missing");
        assertThat(verdicts.get(20).get("reasons").get(0).asString()).startsWith("expected ");
    }

    @Test
    void namesEveryFieldEvenBeforeItCanJudge() {
        var first = answer(Map.of("values", List.of(1, 2))).get("verdicts").get(0);

        assertThat(first.propertyNames())
                .containsExactly("i", "low", "mid", "high", "z", "p", "anomaly", "kind", "reasons");
        assertThat(first.get("anomaly").asBoolean()).isFalse();
    }

    @Test
    void knowsHolidaysOfCountriesAndEventsOfOnesOwn() {
        var values = days();
        values.set(50, 640); // May Day
        var quiet =
                answer(Map.of("values", values, "start", "2026-03-12", "calendar", Map.of("countries", List.of("DE"))));
        var told = answer(Map.of(
                "values",
                values,
                "start",
                "2026-03-12",
                "calendar",
                Map.of("events", List.of(Map.of("from", "2026-05-01", "to", "2026-05-02", "kind", "holiday")))));
        var unknown = answer(Map.of("values", values, "start", "2026-03-12"));

        assertThat(anomalies(quiet)).isEmpty();
        assertThat(anomalies(told)).isEmpty();
        assertThat(anomalies(unknown)).containsExactly(50);
    }

    @Test
    void learnsFromSiblingsWhatAYoungSeriesCannotKnow() {
        var siblings = IntStream.range(1, 6)
                .mapToObj(size -> Map.of("start", "2026-01-05", "values", weekdays(100 * size, 70)))
                .toList();
        var young = Map.<String, Object>of("values", weekdays(900, 14), "start", "2026-03-02");
        var beside = new LinkedHashMap<>(young);
        beside.put("siblings", siblings);

        assertThat(anomalies(answer(young))).containsExactly(12, 13);
        assertThat(anomalies(answer(beside))).isEmpty();
        assertThat(answer(beside).get("verdicts").get(12).get("reasons").toString())
                .contains("the week's shape is taken from 5 siblings that were given");
    }

    @Test
    void saysWhichUpdatesWereLate() {
        var updates = new ArrayList<String>();
        for (int day = 1; day <= 28; day++) {
            updates.add("2026-02-%02dT%s".formatted(day, day == 25 ? "19:30:00Z" : "06:0%d:00Z".formatted(day % 7)));
        }
        var answer = answer(Map.of("metric", "freshness", "updates", updates, "until", "2026-03-03"));

        var alarms = answer.get("alarms");
        assertThat(alarms).hasSize(2);
        assertThat(alarms.get(0).get("cleared").asString()).isEqualTo("2026-02-25T19:30:00Z");
        assertThat(alarms.get(0).get("deadline").asString())
                .isBetween(
                        "2026-02-25T06:30:00Z",
                        "2026-02-25T09:00:00Z"); // half an hour to three hours after the usual time
        assertThat(alarms.get(1).get("cleared").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"values\": 7}|values is not a list",
                "{\"values\": [1, \"many\"]}|values[1] is \"many\": a number or null is needed",
                "{\"metric\": \"rows\"}|metric is \"rows\": it is one of [count, rate, positive, free, freshness]",
                "{\"metric\": \"rate\"}|the field n is missing",
                "{\"metric\": \"rate\", \"n\": [1]}|a rate needs its number of rows in each bucket: 2 values, but 1 in"
                        + " n",
                "{\"cadence\": \"daily\"}|cadence is \"daily\": it is one of PT15M, PT1H, P1D, P7D, P1M",
                "{\"start\": \"yesterday\"}|start is \"yesterday\": a date as 2026-03-29 or an instant",
                "{\"zone\": \"Mars\"}|zone is \"Mars\": a time zone as Europe/Berlin",
                "{\"warmup\": -1}|warmup is -1: a whole number from 0 on is needed",
                "{\"sensitivity\": \"huge\"}|sensitivity is \"huge\": it is one of [low, medium, high]",
                "{\"calendar\": {\"countries\": [\"Prussia\"]}}|calendar.countries: no holidays are known",
                "{\"labels\": [{\"from\": \"2026-01-02\", \"to\": \"2026-01-02\", \"outcome\": \"FIXED\"}]}|must lie"
                        + " after",
                "{\"labels\": [{\"from\": \"2026-01-02\"}]}|labels: an entry has no outcome",
                "{\"siblings\": [[1, 2]]}|siblings[0] is no object",
                "{\"siblings\": [{\"start\": \"2026-01-02\"}]}|siblings[0]: the field values is missing"
            })
    void saysWhatIsWrongAndWhatToWrite(String with, String message) {
        var fields = new LinkedHashMap<String, Object>(Map.of("values", List.of(1, 2)));
        Json.readTree(with).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));

        assertThatThrownBy(() -> answer(fields))
                .isInstanceOf(UnfitSeriesException.class)
                .hasMessageContaining(message);
    }

    private static List<Integer> anomalies(JsonNode answer) {
        return StreamSupport.stream(answer.get("verdicts").spliterator(), false)
                .filter(verdict -> verdict.get("anomaly").asBoolean())
                .map(verdict -> verdict.get("i").asInt())
                .toList();
    }

    /** From a Monday on. */
    private static List<Integer> weekdays(int size, int days) {
        return IntStream.range(0, days)
                .mapToObj(day -> day % 7 > 4 ? 0 : size + size * (day * 5 % 9) / 90)
                .toList();
    }

    private static List<@Nullable Integer> days() {
        var random = new Random(1);
        return new ArrayList<>(IntStream.range(0, DAYS)
                .mapToObj(_ -> 1000 + random.nextInt(60))
                .toList());
    }

    private static JsonNode answer(Map<String, Object> fields) {
        var about = new LinkedHashMap<String, Object>(Map.of(
                "id", "orders", "metric", "count", "cadence", "P1D", "start", "2026-01-01", "zone", "Europe/Berlin"));
        about.putAll(fields);
        return Json.readTree(DetectBatch.line(Json.write(about)));
    }
}
