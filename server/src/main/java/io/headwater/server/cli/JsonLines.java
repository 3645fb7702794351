package io.headwater.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A batch: a file of JSON, one object a line, answered line by line in the same order; empty lines are passed over.
 *
 * @param out where the answers go; absent to print them
 */
record JsonLines(Path file, @Nullable Path out, CommandLine command) {

    /** What one line is answered. */
    interface Answering {
        /**
         * The answer to a line.
         *
         * @param number of the line, from one on, to name it where something is wrong with it
         */
        String answer(String line, int number);
    }

    /** Answers all lines; a file that is not there or not in UTF-8 is a mistake of the user's. */
    void answer(Answering answering) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(command, "no such file: " + file);
        }
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var to = out == null ? command.getOut() : new PrintWriter(Files.newBufferedWriter(out))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    to.println(answering.answer(line, number));
                }
            }
            if (to.checkError()) { // a print writer keeps its troubles to itself
                throw new IOException("the answers could not be written to " + (out == null ? "the output" : out));
            }
        } catch (MalformedInputException _) {
            throw new ParameterException(command, file + ": no text in UTF-8; convert it to that");
        }
    }
}
