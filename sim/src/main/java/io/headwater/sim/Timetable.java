package io.headwater.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Says which run is next.
 *
 * <p>Runs are taken by the time at which they end, so the order does not depend on how often somebody asks.
 */
record Timetable(Jobs jobs, Founding founding) {

    /** A run that is to be made. */
    record Due(Job job, Window window, Instant start, int attempt) {
        Instant end() {
            return start.plus(job.timing().takes());
        }

        Window took() {
            return new Window(start, end());
        }
    }

    /** The next run, if one has ended by now. */
    Optional<Due> next(Map<String, Progress> progress, Instant now) {
        return jobs.inOrder().stream()
                .flatMap(job -> candidate(job, progress).stream())
                .filter(due -> !due.end().isAfter(now))
                .min(Comparator.comparing(Due::end));
    }

    /** The runs of a job until a moment if nothing goes wrong; the progress is taken along. */
    List<Due> done(Job job, Map<String, Progress> progress, Instant now) {
        var done = new ArrayList<Due>();
        for (var due = candidate(job, progress);
                due.isPresent() && !due.get().end().isAfter(now);
                due = candidate(job, progress)) {
            done.add(due.get());
            progress.put(job.name(), after(due.get(), progress));
        }
        return done;
    }

    /** How far a job has come by a run that succeeded. */
    Progress after(Due due, Map<String, Progress> progress) {
        boolean heldUp = due.start().isAfter(start(due.job(), due.window()));
        return of(due.job(), progress).done(due.window(), due.took(), heldUp);
    }

    /** How far it has come by one that failed. */
    Progress afterFailure(Due due, Map<String, Progress> progress) {
        return of(due.job(), progress).failed(due.start());
    }

    Progress beginning(Job job) {
        return Progress.at(job.schedule().startOf(founding.founded(), founding.zone()));
    }

    /** When the run of a window starts if nothing holds it up. */
    Instant start(Job job, Window window) {
        return window.to().plus(job.timing().offset()).plus(lateness(job, window));
    }

    private Optional<Due> candidate(Job job, Map<String, Progress> progress) {
        var own = of(job, progress);
        var window = job.schedule().windowFrom(own.doneUntil(), founding.zone());
        var start = later(start(job, window), own.notBefore());
        for (Job input : waitsFor(job)) {
            var needed = input.schedule().startOf(window.to(), founding.zone());
            var come = of(input, progress);
            if (come.doneUntil().isBefore(needed)) {
                return Optional.empty();
            }
            start = later(start, come.doneAt(needed));
        }
        return Optional.of(new Due(job, window, start, own.failures() + 1));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** A job waits for inputs that come at least as often as itself; of others it reads what is there. */
    private List<Job> waitsFor(Job job) {
        return jobs.upstream(job).stream()
                .filter(other -> other.schedule().compareTo(job.schedule()) <= 0)
                .toList();
    }

    private Progress of(Job job, Map<String, Progress> progress) {
        var known = progress.get(job.name());
        return known == null ? beginning(job) : known;
    }

    private Duration lateness(Job job, Window window) {
        if (job.timing().latePercent() == 0) {
            return Duration.ZERO;
        }
        var random = new SplittableRandom(founding.seed() * 31 + window.from().getEpochSecond());
        random.nextLong();
        return random.nextInt(100) < job.timing().latePercent()
                ? Duration.ofMinutes(random.nextInt(60, 360))
                : Duration.ZERO;
    }
}
