package io.headwater.server.assembly;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.collect.Collector.Step;
import io.headwater.core.collect.Collector.Step.Outcome;
import io.headwater.core.collect.Collector.Witness;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.core.collect.Sources;
import io.headwater.core.detect.Judgements;
import io.headwater.core.notify.Outbox;
import io.headwater.lineage.Level;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at everything that has to work, by trying it where that is possible. */
public final class Examining {
    private static final int SHOWN = 5;

    private final Parts parts;

    Examining(Parts parts) {
        this.parts = parts;
    }

    /** What was found of one thing, and what to do when it does not work. */
    public record Finding(String about, Outcome outcome, String text) {}

    /** Everything, in the order in which facts flow. */
    public List<Finding> examine(Principal principal) {
        principal.needEverywhere(Permission.ADMINISTER);
        var now = parts.clock().instant();
        var findings = new ArrayList<Finding>();
        findings.add(
                parts.store().isReady()
                        ? new Finding("store", Outcome.PASSED, "the database answers")
                        : new Finding("store", Outcome.FAILED, "the database does not answer; see the log"));
        var sources = parts.store().read(books -> books.sources().all(principal));
        if (sources.isEmpty()) {
            findings.add(
                    new Finding("sources", Outcome.WARNING, "none is connected; connect one: headwater source add"));
        }
        sources.forEach(source -> findings.addAll(source(source, now)));
        findings.addAll(parts.store().read(Examining::measuring));
        findings.addAll(parts.store().read(Examining::messages));
        return findings;
    }

    private List<Finding> source(ConnectedSource source, Instant now) {
        String about = "source " + source.name();
        if (source.paused()) {
            return List.of(new Finding(about, Outcome.WARNING, "it is paused and not read"));
        }
        var findings = new ArrayList<Finding>();
        try (var collector = parts.source(source.kind()).collector(source.settings(), source.limits())) {
            collector.check(new Witness() {
                @Override
                public void begins(String step) {
                    // only how it ends is found
                }

                @Override
                public void ends(Step step) {
                    findings.add(new Finding(about, step.outcome(), said(step)));
                }
            });
        }
        var status = parts.store().read(books -> books.sources().status(source.id(), now));
        findings.add(budget(about, source, status));
        findings.addAll(parts.store().read(books -> lineage(books, source)));
        if (!status.unreadable().isEmpty()) {
            findings.add(new Finding(
                    about,
                    Outcome.WARNING,
                    "the role may not read %s; grant select on them".formatted(some(status.unreadable()))));
        }
        return findings;
    }

    private static Finding budget(String about, ConnectedSource source, Sources.Status status) {
        var allowed = source.limits().perHour();
        boolean spent = status.used().compareTo(allowed) >= 0;
        return new Finding(
                about,
                spent ? Outcome.FAILED : Outcome.PASSED,
                "used %d s of %d s of statements in the last hour%s"
                        .formatted(
                                status.used().toSeconds(),
                                allowed.toSeconds(),
                                spent ? "; raise its budget, or watch less" : ""));
    }

    /** How much of what feeds what is known, and how well. */
    private static List<Finding> lineage(Books books, ConnectedSource source) {
        var coverage = books.claims().coverage(source.id());
        var findings = new ArrayList<Finding>();
        long views = books.assets().ofSource(Principal.HEADWATER, source.id()).stream()
                .filter(asset ->
                        asset.dataset() == DatasetKind.VIEW || asset.dataset() == DatasetKind.MATERIALIZED_VIEW)
                .count();
        var definitions = coverage.getOrDefault(StatementRole.DEFINITION, Map.of());
        if (views > 0) {
            findings.add(understood(
                    "source " + source.name(),
                    views == 1 ? "the definition of 1 view" : "definitions of %d views".formatted(views),
                    definitions,
                    views));
        }
        var logged = coverage.getOrDefault(StatementRole.LOG, Map.of());
        long statements = logged.values().stream().mapToLong(Integer::longValue).sum();
        if (statements > 0) {
            findings.add(understood(
                    "source " + source.name(),
                    statements == 1 ? "1 logged statement" : "%d logged statements".formatted(statements),
                    logged,
                    statements));
        }
        return findings;
    }

    private static Finding understood(String about, String what, Map<Level, Integer> levels, long all) {
        long read = levels.values().stream().mapToLong(Integer::longValue).sum();
        var parts = new ArrayList<String>();
        levels.forEach((level, count) -> parts.add("%d %s".formatted(count, word(level))));
        if (read < all) {
            parts.add("%d not read yet".formatted(all - read));
        }
        boolean isWell = read >= all && !levels.containsKey(Level.TABLES) && !levels.containsKey(Level.NONE);
        return new Finding(
                about,
                isWell ? Outcome.PASSED : Outcome.WARNING,
                "lineage: %s: %s".formatted(what, String.join(", ", parts)));
    }

    private static String word(Level level) {
        return switch (level) {
            case FULL -> "understood in full";
            case PARTIAL -> "in part";
            case TABLES -> "for their tables alone";
            case NONE -> "not understood";
        };
    }

    private static List<Finding> measuring(Books books) {
        var failing = books.judgements()
                .page(
                        Principal.HEADWATER,
                        new Judgements.Search(
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Judgements.State.NOT_MEASURED),
                                Judgements.Sort.ASSET,
                                Optional.empty(),
                                SHOWN));
        return failing.items().stream()
                .map(watched -> new Finding(
                        "monitor " + watched.asset().shortText(),
                        Outcome.WARNING,
                        watched.standing().map(Judgements.Standing::text).orElse("")))
                .distinct()
                .toList();
    }

    private static List<Finding> messages(Books books) {
        if (books.audiences().all(Principal.HEADWATER).isEmpty()) {
            return List.of(new Finding(
                    "messages",
                    Outcome.WARNING,
                    "nobody is told of anything; add a channel and an audience: headwater channel add"));
        }
        long dead = books.outbox().counts().stream()
                .filter(count -> count.state() == Outbox.State.DEAD)
                .mapToLong(Outbox.Count::notices)
                .sum();
        return List.of(
                dead == 0
                        ? new Finding("messages", Outcome.PASSED, "all were delivered or are on their way")
                        : new Finding(
                                "messages",
                                Outcome.WARNING,
                                "%d could not be delivered; the page Messages says why".formatted(dead)));
    }

    private static String said(Step step) {
        return "%s: %s".formatted(step.name(), step.text());
    }

    private static String some(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? "%s and %d more".formatted(shown, names.size() - SHOWN) : shown;
    }
}
