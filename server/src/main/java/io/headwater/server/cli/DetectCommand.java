package io.headwater.server.cli;

import io.headwater.server.detect.DetectBatch;
import io.headwater.server.detect.UnfitSeriesException;
import io.headwater.wire.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headwater detect}: what the detector says of series in a file. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        description = "Says of each value of a series whether it is unusual, and of update times which were late.",
        footer = {
            "",
            "Examples:",
            "  headwater detect --batch series.jsonl --out verdicts.jsonl",
            "",
            "The format is described in docs/detect.md.",
            "",
            "Exit codes: 0 done, 2 a mistake in the options or in the file they name, 1 anything else."
        })
public final class DetectCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--batch", required = true, paramLabel = "FILE", description = "series as JSON, one object a line")
    private Path batch = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "where the verdicts go (default: printed)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        new JsonLines(batch, out, Objects.requireNonNull(spec).commandLine()).answer(this::answer);
        return 0;
    }

    private String answer(String line, int number) {
        try {
            return DetectBatch.line(line);
        } catch (MalformedException | UnfitSeriesException e) {
            throw mistake("%s, line %d: %s".formatted(batch, number, e.getMessage()));
        }
    }

    private ParameterException mistake(String text) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), text);
    }
}
