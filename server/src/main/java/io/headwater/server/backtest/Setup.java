package io.headwater.server.backtest;

import io.headwater.wire.MalformedException;
import io.headwater.wire.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the tables of a journal are, as somebody wrote it down.
 *
 * @param tables by folder
 * @param aliases other names that labels use for a table
 */
record Setup(Map<String, Table> tables, Optional<Map<String, String>> aliases) {
    Setup {
        tables = Map.copyOf(tables);
        aliases = aliases.map(Map::copyOf);
    }

    /**
     * One table.
     *
     * @param date how a file's name says its data date, for example {@code yyyyMMdd}
     * @param segments up to two fields by whose values rows are told apart
     * @param cumulative fields that add up over days: their differences are watched, by segment
     * @param rows whether the number of rows is watched by segment as well
     * @param keys up to two fields whose values are to stay
     * @param names a field's other names, for fields that were renamed
     */
    record Table(
            String date,
            Optional<List<String>> segments,
            Optional<List<String>> cumulative,
            Optional<Boolean> rows,
            Optional<List<String>> keys,
            Optional<Map<String, String>> names) {

        /** The data date in a file's name; empty when the name is of another form. */
        Optional<LocalDate> dateOf(String file) {
            String name = file.endsWith(".csv") ? file.substring(0, file.length() - 4) : file;
            if (name.length() < date.length()) {
                return Optional.empty();
            }
            String end = name.substring(name.length() - date.length());
            String before = name.substring(0, name.length() - date.length());
            boolean digitBefore = !before.isEmpty() && Character.isDigit(before.charAt(before.length() - 1));
            try {
                var format = DateTimeFormatter.ofPattern(date.replace('y', 'u'), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
                return digitBefore ? Optional.empty() : Optional.of(LocalDate.parse(end, format));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }

        /** What a field is called here, whatever a file calls it. */
        String name(String published) {
            return names.map(known -> known.getOrDefault(published, published)).orElse(published);
        }

        List<String> segmentFields() {
            return segments.orElse(List.of());
        }

        List<String> cumulativeFields() {
            return cumulative.orElse(List.of());
        }

        List<String> keyFields() {
            return keys.orElse(List.of());
        }

        /** Without these a file says nothing about the table. */
        List<String> needed() {
            return Stream.of(segmentFields(), keyFields())
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        }
    }

    static Setup of(Options options) {
        var places = Stream.of(
                        options.config(),
                        Optional.of(options.journal().resolve("backtest.yaml")).filter(Files::exists),
                        example(options.corpus()))
                .flatMap(Optional::stream)
                .toList();
        if (places.isEmpty()) {
            throw new JournalException(
                    "config: say what the tables are: --config FILE, or backtest.yaml in " + options.journal());
        }
        return read(places.getFirst());
    }

    /** The table by one of its names. */
    String table(String name) {
        return aliases.map(known -> known.getOrDefault(name, name)).orElse(name);
    }

    /** Beside the working directory or above it. */
    private static Optional<Path> example(String corpus) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("examples/journals/" + corpus + ".yaml"))
                .filter(Files::exists)
                .findFirst();
    }

    private static Setup read(Path file) {
        try {
            return Yaml.read(Files.readString(file), Setup.class);
        } catch (IOException | MalformedException e) {
            throw new JournalException("config: %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
