package io.headwater.server.cli;

import io.headwater.server.backtest.Backtest;
import io.headwater.server.backtest.JournalException;
import io.headwater.server.backtest.Options;
import io.headwater.server.backtest.Summary;
import io.headwater.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headwater backtest}: what would have been told of a real history of loads. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Replays a journal of real loads and says what would have been told.",
            "",
            "Writes alerts.csv, incidents.csv, labels_found.csv, corrections_found.csv and summary.json."
        },
        footer = {
            "",
            "Example:",
            "  headwater backtest ../shared/data/tabular/ita --out /tmp/ita",
            "",
            "Exit codes: 0 done, 2 a mistake in the options or in a file they name, 1 anything else."
        })
public final class BacktestCommand implements Callable<Integer> {
    private static final int USAGE = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "folder with journal.csv.gz and loads.tar.zst")
    private @Nullable Path journal;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the reports go")
    private @Nullable Path out;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "what the tables are; else backtest.yaml in DIR, else examples/journals/<DIR's name>.yaml")
    private @Nullable Path config;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "known incidents, to say which were found; else incidents_gold.csv in DIR or beside it")
    private @Nullable Path labels;

    @Option(names = "--from", paramLabel = "DAY", description = "first day to judge, as 2020-03-01; earlier is history")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "last day")
    private @Nullable LocalDate to;

    @Option(
            names = "--budget",
            paramLabel = "N",
            defaultValue = "5",
            description = "alerts a day at most; the rest waits for the digest (default: ${DEFAULT-VALUE})")
    private int budget;

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Override
    public Integer call() {
        var line = required(spec).commandLine();
        try {
            var summary = Backtest.run(options(), text -> progress(line.getErr(), text));
            line.getOut().println(json ? Json.write(summary) : text(summary));
            line.getOut().flush();
            return 0;
        } catch (JournalException | IllegalArgumentException e) {
            line.getErr().println(e.getMessage());
            line.getErr().flush();
            return USAGE;
        }
    }

    private Options options() {
        return new Options(
                required(journal),
                required(out),
                Optional.ofNullable(config),
                Optional.ofNullable(labels),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                budget);
    }

    private void progress(PrintWriter to, String text) {
        if (!json) {
            to.println(text);
            to.flush();
        }
    }

    static String text(Summary summary) {
        String found = summary.recall()
                .map(recall -> String.format(
                        Locale.ROOT,
                        "%d of %d labels found (%.0f %%)",
                        summary.found(),
                        summary.labels(),
                        100 * recall))
                .orElse("no labels");
        if (summary.corrections() > 0) {
            found += "; %d of %d places that were corrected later"
                    .formatted(summary.correctionsFound(), summary.corrections());
        }
        return String.format(
                Locale.ROOT,
                "%d loads in %d days: %d alerts, %.2f a day; %s; %.0f s (%.0f s of processors)",
                summary.loads(),
                summary.days(),
                summary.alerts(),
                summary.alertsPerDay(),
                found,
                summary.wallSeconds(),
                summary.cpuSeconds());
    }

    /** Set by the parser before the command runs. */
    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a value is missing");
        }
        return value;
    }
}
