package io.headwater.lineage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.lineage.Dialect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How many cases hold of each rule in each dialect, as the README shows it. */
class MatrixTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- rules by dialect -->\n";
    private static final String END = "<!-- end of rules by dialect -->";

    @Test
    void isWhatTheReadmeShows() throws IOException, URISyntaxException {
        String matrix = matrix();
        System.out.println(matrix);
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        if (Boolean.getBoolean("headwater.write")) {
            Files.writeString(README, readme.substring(0, from) + matrix + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to))
                    .as("write it again with: mvn test -pl lineage -am -Dtest=MatrixTest -Dheadwater.write=true "
                            + "-Dsurefire.failIfNoSpecifiedTests=false")
                    .isEqualTo(matrix);
        }
    }

    private static String matrix() throws IOException, URISyntaxException {
        var lines = new ArrayList<String>();
        lines.add(line(
                "rule", Arrays.stream(Dialect.values()).map(MatrixTest::name).toList()));
        lines.add(line("---", Arrays.stream(Dialect.values()).map(_ -> "--:").toList()));
        var all = new int[Dialect.values().length];
        for (Path file : LineageCasesTest.files()) {
            var counts = holding(LineageCase.read(file));
            Arrays.setAll(all, i -> all[i] + counts[i]);
            lines.add(line(rule(file), texts(counts)));
        }
        lines.add(line("all", texts(all)));
        return String.join("\n", lines) + "\n";
    }

    /** The first line of a file, up to a colon. */
    private static String rule(Path file) throws IOException {
        String first = Files.readString(file).lines().findFirst().orElse("");
        return first.replaceAll(":.*", "");
    }

    private static int[] holding(List<LineageCase> cases) {
        var dialects = List.of(Dialect.values());
        var counts = new int[dialects.size()];
        for (LineageCase about : cases) {
            for (Dialect dialect : about.dialects()) {
                boolean holds = about.found(about.analyze(dialect)).equals(about.wanted());
                counts[dialects.indexOf(dialect)] += holds ? 1 : 0;
            }
        }
        return counts;
    }

    private static List<String> texts(int[] counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> count == 0 ? "" : Integer.toString(count))
                .toList();
    }

    private static String name(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    private static String line(String first, List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| " + first + " | ", " |"));
    }
}
