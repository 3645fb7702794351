package io.headwater.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a source or channel as they were typed: {@code --host db --port 5432 --password-stdin}. Which words
 * there are is the kind's business; a secret comes over standard input and never stands in the list of processes.
 *
 * @param values word to value
 * @param secret empty where none was sent
 */
record Words(Map<String, String> values, String secret) {
    private static final String STDIN = "-stdin";

    Words {
        values = Map.copyOf(values);
    }

    static Words of(List<String> typed) {
        var values = new HashMap<String, String>();
        String secret = "";
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (!word.startsWith("--")) {
                throw new IllegalArgumentException("a setting begins with two dashes: " + word);
            }
            if (word.endsWith(STDIN)) {
                secret = line();
            } else if (word.contains("=")) {
                values.put(word.substring(2, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            } else if (i + 1 < typed.size()) {
                values.put(word.substring(2), typed.get(++i));
            } else {
                throw new IllegalArgumentException(word + " needs a value");
            }
        }
        return new Words(values, secret);
    }

    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret from standard input", e);
        }
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
