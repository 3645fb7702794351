package io.headwater.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** All jobs of the company, each after those whose tables it reads. */
final class Jobs {
    private final List<Job> inOrder;
    private final Map<String, Job> byOutput = new LinkedHashMap<>();
    private final Map<Job, List<Job>> upstream = new HashMap<>();

    Jobs(List<Job> jobs) {
        jobs.forEach(job -> byOutput.put(job.output(), job));
        jobs.forEach(job ->
                upstream.put(job, job.inputs().stream().map(this::filling).toList()));
        var placed = new LinkedHashSet<Job>();
        jobs.forEach(job -> place(job, placed, new LinkedHashSet<>()));
        this.inOrder = List.copyOf(placed);
    }

    static Jobs ofTheShop() {
        return new Jobs(Stream.of("raw", "staging", "core", "mart")
                .flatMap(layer -> JobText.read(JobText.resource("jobs/%s.sql".formatted(layer))).stream())
                .toList());
    }

    List<Job> inOrder() {
        return inOrder;
    }

    Job filling(String table) {
        return find(table).orElseThrow(() -> new NoSuchElementException("no job fills " + table));
    }

    Job named(String name) {
        return inOrder.stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no job " + name));
    }

    /** The jobs that fill what the job reads. */
    List<Job> upstream(Job job) {
        return upstream.getOrDefault(job, List.of());
    }

    /** The job and all that read, directly or not, what it fills. */
    List<Job> from(Job job) {
        var reached = new LinkedHashSet<String>();
        reached.add(job.output());
        return inOrder.stream().filter(other -> reaches(other, reached)).toList();
    }

    /** Groups that can run side by side: each needs only what stands in groups before it. */
    List<List<Job>> levels() {
        var depth = new HashMap<String, Integer>();
        var levels = new ArrayList<List<Job>>();
        for (Job job : inOrder) {
            int level = job.inputs().stream()
                    .mapToInt(input -> depth.getOrDefault(input, 0) + 1)
                    .max()
                    .orElse(0);
            depth.put(job.output(), level);
            while (levels.size() <= level) {
                levels.add(new ArrayList<>());
            }
            levels.get(level).add(job);
        }
        return List.copyOf(levels);
    }

    private static boolean reaches(Job job, SequencedSet<String> reached) {
        if (job.inputs().stream().noneMatch(reached::contains)) {
            return reached.contains(job.output());
        }
        reached.add(job.output());
        return true;
    }

    private Optional<Job> find(String table) {
        return Optional.ofNullable(byOutput.get(table));
    }

    private void place(Job job, SequencedSet<Job> placed, SequencedSet<Job> above) {
        if (!above.add(job)) {
            throw new IllegalArgumentException("a job waits for itself: " + job.name());
        }
        if (!placed.contains(job)) {
            upstream(job).forEach(other -> place(other, placed, above));
            placed.add(job);
        }
        above.remove(job);
    }
}
