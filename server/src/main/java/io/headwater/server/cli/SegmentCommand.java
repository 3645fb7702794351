package io.headwater.server.cli;

import io.headwater.server.segment.SegmentBatch;
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

/** {@code headwater segment}: which rows explain a change. */
@Command(
        name = "segment",
        mixinStandardHelpOptions = true,
        description = "Says which segments explain a change of a rate, a count, a sum or a mean, from aggregates by"
                + " dimensions.",
        footer = {
            "",
            "A question is an object a line: {\"id\", \"kind\": rate, count, sum or mean, \"dimensions\": [name],",
            "\"rows\": [[value of each dimension, value now, count now, value before, count before]],",
            "\"windows_before\": how many windows the values of before are sums over (default: 1)}",
            "",
            "Examples:",
            "  headwater segment --batch changes.jsonl --out explanations.jsonl",
            "",
            "Exit codes: 0 done, 2 a mistake in the options or in the file, 1 anything else."
        })
public final class SegmentCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--batch",
            required = true,
            paramLabel = "FILE",
            description = "questions as JSON, one object a line")
    private Path batch = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "where the explanations go (default: printed)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        new JsonLines(batch, out, Objects.requireNonNull(spec).commandLine()).answer(this::answer);
        return 0;
    }

    private String answer(String line, int number) {
        try {
            return SegmentBatch.line(line);
        } catch (MalformedException | IllegalArgumentException e) {
            throw mistake("%s, line %d: %s".formatted(batch, number, e.getMessage()));
        }
    }

    private ParameterException mistake(String text) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), text);
    }
}
