package io.headwater.server.http.source;

import io.headwater.core.collect.Collector;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Setting;
import io.headwater.core.collect.Sources;
import io.headwater.core.collect.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connected source and how it stands.
 *
 * @param settings without the secret, which is never shown again
 * @param everySeconds how often it is surveyed
 * @param usedSeconds how long statements ran in the last hour, added up
 * @param perHourSeconds how long they may
 * @param doing what a collection is doing, {@code done} of {@code total}
 * @param unreadable datasets that the role may not read
 */
public record SourceRow(
        long id,
        String kind,
        String name,
        String namespace,
        Map<String, String> settings,
        String domain,
        String zone,
        long everySeconds,
        boolean paused,
        long statementSeconds,
        long lockSeconds,
        int concurrent,
        long perHourSeconds,
        Sources.State state,
        Trouble.@Nullable Kind troubleKind,
        @Nullable String trouble,
        Instant since,
        String doing,
        int done,
        int total,
        @Nullable Instant collected,
        long usedSeconds,
        List<String> unreadable,
        long version) {
    public SourceRow {
        settings = Map.copyOf(settings);
        unreadable = List.copyOf(unreadable);
    }

    static SourceRow of(ConnectedSource source, Sources.Status status) {
        var limits = source.limits();
        return new SourceRow(
                source.id().value(),
                source.kind(),
                source.name(),
                source.namespace(),
                source.settings().values(),
                source.domain().value(),
                source.zone().getId(),
                source.every().toSeconds(),
                source.paused(),
                limits.statement().toSeconds(),
                limits.lock().toSeconds(),
                limits.concurrent(),
                limits.perHour().toSeconds(),
                status.state(),
                status.trouble().map(Trouble::kind).orElse(null),
                status.trouble().map(Trouble::text).orElse(null),
                status.since(),
                status.progress().doing(),
                status.progress().done(),
                status.progress().total(),
                status.collected().orElse(null),
                status.used().toSeconds(),
                status.unreadable(),
                source.version());
    }

    /** A kind of source or channel, with the fields of its form. */
    public record KindRow(String kind, List<SettingRow> settings) {
        public KindRow {
            settings = List.copyOf(settings);
        }

        /** Shows a kind. */
        public static KindRow of(String word, List<Setting> settings) {
            return new KindRow(word, settings.stream().map(SettingRow::of).toList());
        }
    }

    /**
     * One field of a form.
     *
     * @param secret whether the value is sent as {@code secret} and never shown again
     * @param fallback the value when none is given
     */
    public record SettingRow(
            String word, String label, String help, boolean required, boolean secret, String fallback) {
        static SettingRow of(Setting setting) {
            return new SettingRow(
                    setting.word(),
                    setting.label(),
                    setting.help(),
                    setting.required(),
                    setting.secret(),
                    setting.fallback());
        }
    }

    /**
     * Something that happened in a connection test: a step began, or it ended.
     *
     * @param outcome absent while the step runs
     * @param text what was found and, where it failed, what to do
     * @param millis how long it took; zero while it runs
     */
    public record StepRow(String name, Collector.Step.@Nullable Outcome outcome, String text, long millis) {
        static StepRow begun(String name) {
            return new StepRow(name, null, "", 0);
        }

        static StepRow ended(Collector.Step step, Duration took) {
            return new StepRow(step.name(), step.outcome(), step.text(), took.toMillis());
        }
    }
}
