package io.headwater.server.backtest;

import io.headwater.core.notify.Message.Finding;
import io.headwater.server.backtest.AlertLog.Alert;
import io.headwater.server.backtest.Journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values that their publisher put right later, and the alerts that found them when they first came.
 *
 * <p>Counted are places, one a file: the rows of one key of which a value was off by more than 5 and by more than 5 % of
 * what it was corrected to. A place is found when an alert within 24 hours of the file's first load names the table and
 * the place, or says {@code everywhere} of a field that was wrong.
 */
final class Corrections {
    static final String FILE = "cell_corrections.csv.gz";

    private static final Duration WITHIN = Duration.ofHours(24);
    private static final double LEAST = 5;
    private static final double SHARE = 0.05;

    private final List<Place> places;

    private Corrections(List<Place> places) {
        this.places = List.copyOf(places);
    }

    /**
     * A place with wrong values.
     *
     * @param key what tells its rows from others; several values are separated by bars
     * @param fields that were wrong
     * @param present those of them that the file had when it first came; the others were added later
     */
    record Place(Entry load, String key, Set<String> fields, Set<String> present) {
        Place {
            fields = Set.copyOf(fields);
            present = Set.copyOf(present);
        }

        private boolean isNamedBy(Finding finding) {
            String measure = finding.measure();
            return finding.table().equals(load.folder())
                    && (finding.segment().startsWith("everywhere")
                            ? fields.contains(measure.substring(measure.indexOf(' ') + 1))
                            : Stream.of(finding.segment().split(", "))
                                    .map(part -> part.substring(part.indexOf('=') + 1))
                                    .anyMatch(value -> List.of(key.split("\\|")).contains(value)));
        }

        private boolean isInTime(Instant at) {
            return !at.isBefore(load.at()) && !at.isAfter(load.at().plus(WITHIN));
        }
    }

    /** A place with the alert that found it, if one did. */
    record Verdict(Place place, Optional<Alert> alert) {
        /** Whether anything was wrong when the file first came. */
        boolean wasVisible() {
            return !place.present().isEmpty();
        }
    }

    /** Those of the journal's folder; none where it has no such file. */
    static Corrections read(Path folder, Journal journal, Setup setup) {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return new Corrections(List.of());
        }
        try {
            return of(Csv.records(Csv.unzipped(file)), journal, setup);
        } catch (IOException | NumberFormatException e) {
            throw new JournalException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Corrections of(List<Map<String, String>> cells, Journal journal, Setup setup) {
        var loads = journal.batches().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.kind() == Journal.Kind.FIRST)
                .collect(Collectors.groupingBy(Entry::file));
        var wrong = new LinkedHashMap<Entry, Map<String, List<String>>>();
        cells.stream()
                .filter(Corrections::isLarge)
                .forEach(cell -> load(loads, cell)
                        .ifPresent(load -> wrong.computeIfAbsent(load, _ -> new LinkedHashMap<>())
                                .computeIfAbsent(cell.getOrDefault("key", ""), _ -> new ArrayList<>())
                                .add(cell.getOrDefault("column", ""))));
        var places = new ArrayList<Place>();
        wrong.forEach((load, keys) -> {
            var header = header(load, journal, setup);
            keys.forEach((key, fields) -> places.add(place(load, key, fields, header)));
        });
        return new Corrections(places);
    }

    /** When the file first came: of files of one name in several tables the one of the moment that is told. */
    private static Optional<Entry> load(Map<String, List<Entry>> loads, Map<String, String> cell) {
        var named = loads.getOrDefault(cell.getOrDefault("data_file", ""), List.of());
        String told = cell.getOrDefault("first_load_utc", "");
        return named.stream()
                .filter(entry -> entry.at().toString().equals(told))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    private static Place place(Entry load, String key, List<String> fields, Set<String> header) {
        return new Place(
                load,
                key,
                Set.copyOf(fields),
                fields.stream().filter(header::contains).collect(Collectors.toSet()));
    }

    private static Set<String> header(Entry load, Journal journal, Setup setup) {
        var table = Optional.ofNullable(setup.tables().get(load.folder()));
        return journal.bytes(load).map(Published::parse).stream()
                .flatMap(file -> file.header().stream())
                .map(field -> table.map(about -> about.name(field)).orElse(field))
                .collect(Collectors.toSet());
    }

    private static boolean isLarge(Map<String, String> cell) {
        String first = cell.getOrDefault("as_first_published", "");
        String last = cell.getOrDefault("corrected_to", "");
        if (!Warehouse.isNumber(first) || !Warehouse.isNumber(last)) {
            return false;
        }
        double off = Math.abs(Double.parseDouble(first) - Double.parseDouble(last));
        return off > LEAST && off > SHARE * Math.abs(Double.parseDouble(last));
    }

    /** Without those that came outside the replayed time, each with the first alert that names it. */
    List<Verdict> match(List<Alert> alerts, Instant from, Instant to) {
        return places.stream()
                .filter(place ->
                        !place.load().at().isBefore(from) && !place.load().at().isAfter(to))
                .map(place -> new Verdict(
                        place,
                        alerts.stream()
                                .filter(alert -> place.isInTime(alert.at()))
                                .filter(alert -> alert.findings().stream().anyMatch(place::isNamedBy))
                                .findFirst()))
                .toList();
    }
}
