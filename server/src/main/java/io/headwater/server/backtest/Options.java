package io.headwater.server.backtest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to replay.
 *
 * @param journal the folder with the journal
 * @param out where the reports go
 * @param config what the tables are; else {@code backtest.yaml} in the journal's folder or an example of that name
 * @param labels known incidents to be found; else {@code incidents_gold.csv} in the journal's folder or beside it
 * @param from the first day whose loads are judged; earlier ones are history
 * @param to the last day
 * @param budget how many alerts a day the one recipient is willing to get
 */
public record Options(
        Path journal,
        Path out,
        Optional<Path> config,
        Optional<Path> labels,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        int budget) {
    public static final int DEFAULT_BUDGET = 5;

    private static final String LABELS = "incidents_gold.csv";

    public Options {
        if (budget < 0) {
            throw new IllegalArgumentException("budget: must not be negative: " + budget);
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new IllegalArgumentException("to: must not be before from: %s".formatted(to.get()));
        }
    }

    /** All of a journal, with all defaults. */
    public static Options of(Path journal, Path out) {
        return new Options(
                journal, out, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_BUDGET);
    }

    /** The file of known incidents, where there is one. */
    Optional<Path> known() {
        return labels.or(
                () -> Stream.of(journal.resolve(LABELS), journal.resolve("..").resolve(LABELS))
                        .filter(Files::exists)
                        .findFirst());
    }

    /** The corpus: how the journal's folder is called. */
    String corpus() {
        return journal.toAbsolutePath().normalize().getFileName().toString();
    }
}
