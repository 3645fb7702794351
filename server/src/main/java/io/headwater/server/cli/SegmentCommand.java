package io.headwater.server.cli;

import io.headwater.server.segment.SegmentBatch;
import io.headwater.wire.MalformedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        description =
                "Says which segments explain a change of a rate, a count or a sum, from aggregates by dimensions.",
        footer = {
            "",
            "A question is an object a line: {\"id\", \"kind\": rate, count or sum, \"dimensions\": [name],",
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
        if (!Files.isRegularFile(batch)) {
            throw mistake("no such file: " + batch);
        }
        try (var lines = Files.newBufferedReader(batch, StandardCharsets.UTF_8);
                var to = out == null ? output() : new PrintWriter(Files.newBufferedWriter(out))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    to.println(answer(line, number));
                }
            }
            if (to.checkError()) { // a print writer keeps its troubles to itself
                throw new IOException("the results could not be written to " + (out == null ? "the output" : out));
            }
        } catch (MalformedInputException _) {
            throw mistake(batch + ": no text in UTF-8; convert it to that");
        }
        return 0;
    }

    private String answer(String line, int number) {
        try {
            return SegmentBatch.line(line);
        } catch (MalformedException | IllegalArgumentException e) {
            throw mistake("%s, line %d: %s".formatted(batch, number, e.getMessage()));
        }
    }

    private PrintWriter output() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private ParameterException mistake(String text) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), text);
    }
}
