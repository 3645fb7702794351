package io.headwater.server.detect;

import io.headwater.detect.Calendar;
import io.headwater.detect.Label;
import io.headwater.detect.Settings;
import io.headwater.detect.holidays.Holidays;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The fields of a case, each with what to write where it is wrong. */
final class CaseFields {
    private final JsonNode about;
    private final ZoneId zone;

    CaseFields(JsonNode about) {
        if (!about.isObject()) {
            throw new UnfitSeriesException("a case is a JSON object, as {\"id\": …, \"metric\": …, \"values\": […]}");
        }
        this.about = about;
        this.zone = zone(find("zone").map(node -> text(node, "zone")).orElse("UTC"));
    }

    ZoneId zone() {
        return zone;
    }

    String id() {
        return find("id").map(JsonNode::asString).orElse("");
    }

    Optional<JsonNode> find(String name) {
        return Optional.ofNullable(about.get(name)).filter(node -> !node.isNull());
    }

    String text(String name) {
        return text(needed(name), name);
    }

    /** A text that is one of several words. */
    <T> T word(JsonNode node, String name, List<T> known) {
        String said = text(node, name).toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(one -> one.toString().toLowerCase(Locale.ROOT).equals(said))
                .findFirst()
                .orElseThrow(() -> new UnfitSeriesException("%s is \"%s\": it is one of %s"
                        .formatted(name, said, known.toString().toLowerCase(Locale.ROOT))));
    }

    JsonNode needed(String name) {
        return find(name).orElseThrow(() -> new UnfitSeriesException("the field %s is missing".formatted(name)));
    }

    int count(String name, int standard) {
        return find(name)
                .map(node -> {
                    if (!node.isIntegralNumber() || node.asLong() < 0 || node.asLong() > Integer.MAX_VALUE) {
                        throw new UnfitSeriesException(
                                "%s is %s: a whole number from 0 on is needed".formatted(name, node));
                    }
                    return node.asInt();
                })
                .orElse(standard);
    }

    /** Numbers; NaN where there is none. */
    double[] numbers(String name) {
        var array = array(needed(name), name);
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            var node = array.get(i);
            boolean isUnknown = node.isNull() || (node.isString() && isNoNumber(node.asString()));
            if (!isUnknown && !node.isNumber()) {
                throw new UnfitSeriesException("%s[%d] is %s: a number or null is needed".formatted(name, i, node));
            }
            numbers[i] = isUnknown ? Double.NaN : node.asDouble();
        }
        return numbers;
    }

    /** What programs write where JSON has no word for it. */
    private static boolean isNoNumber(String text) {
        return List.of("nan", "infinity", "-infinity", "inf", "-inf").contains(text.toLowerCase(Locale.ROOT));
    }

    List<Instant> moments(String name) {
        var array = array(needed(name), name);
        var moments = new ArrayList<Instant>();
        for (int i = 0; i < array.size(); i++) {
            moments.add(moment(array.get(i), "%s[%d]".formatted(name, i)));
        }
        return moments;
    }

    Instant moment(String name) {
        return moment(needed(name), name);
    }

    Settings settings() {
        var sensitivity = find("sensitivity")
                .map(node -> word(node, "sensitivity", List.of(Settings.Sensitivity.values())))
                .orElse(Settings.Sensitivity.MEDIUM);
        return new Settings(sensitivity, Optional.empty(), Optional.empty());
    }

    List<Label> labels() {
        return each("labels", node -> {
            var outcome = word(part(node, "labels", "outcome"), "outcome", List.of(Label.Outcome.values()));
            var from = moment(part(node, "labels", "from"), "labels.from");
            return stretch(
                    from,
                    moment(part(node, "labels", "to"), "labels.to"),
                    "labels",
                    (start, end) -> new Label(start, end, outcome));
        });
    }

    /** Series of others, each with a start and values of its own. */
    <T> List<T> siblings(Function<CaseFields, T> read) {
        var all = find("siblings").map(node -> array(node, "siblings")).stream()
                .flatMap(JsonNode::valueStream)
                .toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> {
                    if (!all.get(i).isObject()) {
                        throw new UnfitSeriesException(
                                "siblings[%d] is no object, as {\"start\": …, \"values\": […]}".formatted(i));
                    }
                    try {
                        return read.apply(new CaseFields(all.get(i), zone));
                    } catch (UnfitSeriesException e) {
                        throw new UnfitSeriesException("siblings[%d]: %s".formatted(i, e.getMessage()));
                    }
                })
                .toList();
    }

    /** Events and the holidays of countries between two moments. */
    Calendar calendar(Instant from, Instant to) {
        var calendar = find("calendar");
        if (calendar.isEmpty()) {
            return Calendar.NONE;
        }
        var own = new CaseFields(calendar.get(), zone);
        var countries = own.each("countries", node -> text(node, "calendar.countries"));
        var events = own.each("events", this::event);
        try {
            var holidays = Holidays.of(countries, LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone), zone);
            return new Calendar(
                    Stream.concat(holidays.stream(), events.stream()).toList());
        } catch (IllegalArgumentException e) {
            throw new UnfitSeriesException("calendar.countries: " + e.getMessage());
        }
    }

    private CaseFields(JsonNode about, ZoneId zone) {
        this.about = about;
        this.zone = zone;
    }

    private Calendar.Event event(JsonNode node) {
        var kind = word(part(node, "calendar.events", "kind"), "kind", List.of(Calendar.Kind.values()));
        var from = moment(part(node, "calendar.events", "from"), "calendar.events.from");
        var to = moment(part(node, "calendar.events", "to"), "calendar.events.to");
        String name = Optional.ofNullable(node.get("name"))
                .map(JsonNode::asString)
                .orElse(kind.name().toLowerCase(Locale.ROOT));
        return stretch(from, to, "calendar.events", (start, end) -> new Calendar.Event(start, end, kind, name));
    }

    private interface Made<T> {
        T of(Instant from, Instant to);
    }

    private static <T> T stretch(Instant from, Instant to, String name, Made<T> made) {
        if (!from.isBefore(to)) {
            throw new UnfitSeriesException(
                    "%s: \"to\" is exclusive and must lie after \"from\": [%s, %s)".formatted(name, from, to));
        }
        return made.of(from, to);
    }

    private <T> List<T> each(String name, Function<JsonNode, T> read) {
        return find(name).map(node -> array(node, name)).stream()
                .flatMap(JsonNode::valueStream)
                .map(read)
                .toList();
    }

    private static JsonNode part(JsonNode node, String of, String name) {
        var part = node.get(name);
        if (part == null || part.isNull()) {
            throw new UnfitSeriesException("%s: an entry has no %s".formatted(of, name));
        }
        return part;
    }

    private static JsonNode array(JsonNode node, String name) {
        if (!node.isArray()) {
            throw new UnfitSeriesException("%s is not a list".formatted(name));
        }
        return node;
    }

    private static String text(JsonNode node, String name) {
        if (!node.isString()) {
            throw new UnfitSeriesException("%s is %s: a text is needed".formatted(name, node));
        }
        return node.asString();
    }

    /** An instant, a moment with an offset, or a date, which begins at midnight in the zone. */
    private Instant moment(JsonNode node, String name) {
        String said = text(node, name);
        try {
            return said.length() <= 10
                    ? LocalDate.parse(said).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeException _) {
            throw new UnfitSeriesException(
                    "%s is \"%s\": a date as 2026-03-29 or an instant as 2026-03-29T06:00:00Z is needed"
                            .formatted(name, said));
        }
    }

    private static ZoneId zone(String said) {
        try {
            return ZoneId.of(said);
        } catch (DateTimeException _) {
            throw new UnfitSeriesException(
                    "zone is \"%s\": a time zone as Europe/Berlin or UTC is needed".formatted(said));
        }
    }
}
