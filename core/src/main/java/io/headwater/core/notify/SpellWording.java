package io.headwater.core.notify;

import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.monitor.Spells.Spell;
import io.headwater.core.monitor.Spells.Unmeasured;
import io.headwater.core.notify.Message.Line;
import io.headwater.detect.Spoken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says that something cannot be measured, which is nothing about its data, and that it can be again. */
public final class SpellWording {
    private static final int NAMED = 3;

    private SpellWording() {}

    /** What cannot be measured, in the order given. */
    public static Message begun(ConnectedSource source, List<Unmeasured> unmeasured, URI publicUrl) {
        var datasets = datasets(unmeasured);
        var lines = new ArrayList<Line>();
        lines.add(new Line("Reason", unmeasured.getFirst().trouble().text()));
        if (datasets.size() > 1) {
            lines.add(new Line("Datasets", named(datasets)));
        }
        lines.add(new Line("What it means", "whether the data is right is not known; nothing is said against it"));
        return message(source, "could not measure " + about(source, unmeasured), lines, publicUrl);
    }

    /** What it is that cannot be measured: a dataset, several of them, or the whole source. */
    public static String about(ConnectedSource source, List<Unmeasured> unmeasured) {
        var datasets = datasets(unmeasured);
        return switch (datasets.size()) {
            case 0 -> source.name();
            case 1 -> "%s of %s".formatted(datasets.getFirst(), source.name());
            default -> "%d datasets of %s".formatted(datasets.size(), source.name());
        };
    }

    private static List<String> datasets(List<Unmeasured> unmeasured) {
        return unmeasured.stream()
                .flatMap(one -> one.dataset().stream())
                .map(name -> name.shortText())
                .toList();
    }

    /** All of it is measured again. */
    public static Message over(ConnectedSource source, Spell spell, URI publicUrl, Instant now) {
        String lasted = Spoken.length(Duration.between(spell.since(), now));
        return message(
                source,
                "measured again: %s".formatted(spell.about().isEmpty() ? source.name() : spell.about()),
                List.of(new Line("Lasted", lasted)),
                publicUrl);
    }

    /** The first failure of all. */
    public static Optional<Instant> since(List<Unmeasured> unmeasured) {
        return unmeasured.stream().map(Unmeasured::since).min(Instant::compareTo);
    }

    private static String named(List<String> datasets) {
        String named = datasets.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = datasets.size() - NAMED;
        return more > 0 ? "%s and %d more".formatted(named, more) : named;
    }

    private static Message message(ConnectedSource source, String headline, List<Line> lines, URI publicUrl) {
        return new Message(
                headline,
                lines,
                publicUrl.resolve("/sources/" + source.id().value()),
                "you get this because whoever hears of this data should know when it is not watched",
                Map.of("source", source.name(), "domain", source.domain().value()));
    }
}
