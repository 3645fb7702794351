package io.headwater.bench.segment;

import com.github.luben.zstd.ZstdInputStream;
import io.headwater.detect.segment.Question;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Real incidents of failure rates with the segments that people named as their cause; minutes of aggregates each. */
final class RateIncidents {
    private static final String ARCHIVE = "segments/rate_incidents.tar.zst";
    private static final Set<String> NO_DIMENSIONS = Set.of("min", "value", "cnt");
    private static final Pattern CAUSE = Pattern.compile("\\{([^}]*)\\}");
    private static final int NUMBERS = 4;

    private RateIncidents() {}

    /**
     * An incident.
     *
     * @param causes each with the values that all its rows have, by dimension
     */
    record Incident(String name, Question question, Set<Map<String, String>> causes) {}

    static boolean isIn(Path data) {
        return Files.exists(data.resolve(ARCHIVE));
    }

    /** All of them. */
    static List<Incident> read(Path data) throws IOException {
        var files = files(data.resolve(ARCHIVE));
        var incidents = new ArrayList<Incident>();
        String name = "";
        String minute = "";
        for (String line : files.getOrDefault("anomaly.yaml", List.of())) {
            String said = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("- data:")) {
                name = said;
            } else if (line.strip().startsWith("timestamp:")) {
                minute = said;
            } else if (line.strip().startsWith("cause:")) {
                incidents.add(new Incident(
                        name, question(files.getOrDefault(name + ".csv", List.of()), minute), causes(said)));
            }
        }
        return List.copyOf(incidents);
    }

    private static Map<String, List<String>> files(Path archive) throws IOException {
        var files = new HashMap<String, List<String>>();
        try (var tar = new TarArchiveInputStream(
                new ZstdInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    String path = entry.getName();
                    String text = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                    files.put(
                            path.substring(path.lastIndexOf('/') + 1),
                            text.lines().toList());
                }
            }
        }
        return files;
    }

    private static Set<Map<String, String>> causes(String said) {
        var causes = new HashSet<Map<String, String>>();
        CAUSE.matcher(said).results().forEach(cause -> {
            var values = new TreeMap<String, String>();
            for (String pair : cause.group(1).split(",", -1)) {
                String[] parts = pair.replace("'", "").split(":", -1);
                values.put(parts[0].strip(), parts[1].strip());
            }
            causes.add(values);
        });
        return causes;
    }

    /** The minute of the incident beside all minutes before it. */
    private static Question question(List<String> lines, String minute) {
        var header = List.of(lines.getFirst().split(",", -1));
        var dimensions =
                header.stream().filter(name -> !NO_DIMENSIONS.contains(name)).toList();
        var sums = new LinkedHashMap<List<String>, double[]>();
        var before = new HashSet<String>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            String at = fields[header.indexOf("min")];
            if (at.compareTo(minute) <= 0) {
                boolean isNow = at.equals(minute);
                if (!isNow) {
                    before.add(at);
                }
                var values = dimensions.stream()
                        .map(name -> fields[header.indexOf(name)])
                        .toList();
                double[] sum = sums.computeIfAbsent(values, _ -> new double[NUMBERS]);
                sum[isNow ? 0 : 2] += Double.parseDouble(fields[header.indexOf("value")]);
                sum[isNow ? 1 : 3] += Double.parseDouble(fields[header.indexOf("cnt")]);
            }
        }
        var rows = new ArrayList<Question.Row>();
        sums.forEach((values, sum) -> rows.add(
                new Question.Row(Arrays.asList(values.toArray(String[]::new)), sum[0], sum[1], sum[2], sum[3])));
        return new Question(Question.Kind.RATE, dimensions, rows, Math.max(1, before.size()));
    }
}
