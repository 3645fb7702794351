package io.headwater.server.assembly;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Facts;
import io.headwater.core.collect.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Surveys a source again and again: what there is, how it looks, what was loaded. */
final class Collecting {
    private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final Parts parts;
    private final Intake intake;
    private final Outages outages;

    Collecting(Parts parts) {
        this.parts = parts;
        this.intake = new Intake(parts);
        this.outages = new Outages(parts);
    }

    /** Surveys one source; again after its pace, or sooner when there was trouble. */
    Optional<Instant> survey(String key, Instant now) {
        var id = new SourceId(Long.parseLong(key));
        var source = parts.store().read(books -> books.sources().find(Principal.HEADWATER, id));
        if (source.isEmpty()) {
            return Optional.empty(); // removed meanwhile
        }
        if (source.get().paused()) {
            return Optional.of(now.plus(source.get().every()));
        }
        return Optional.of(survey(source.get(), now));
    }

    private Instant survey(ConnectedSource source, Instant now) {
        parts.store().change(books -> books.sources().surveying(source.id(), now));
        try (var collector = parts.source(source.kind()).collector(source.settings(), source.limits())) {
            return switch (collector.survey(source.counters(), now)) {
                case Collector.Seen seen -> {
                    seen(source, seen, now);
                    yield now.plus(source.every());
                }
                case Collector.Unseen(var trouble) -> {
                    troubled(source, trouble, now);
                    yield now.plus(AFTER_TROUBLE);
                }
            };
        }
    }

    private void seen(ConnectedSource source, Collector.Seen seen, Instant now) {
        parts.store().change(books -> {
            var origin = new Facts.Origin(Optional.of(source.id()), source.domain());
            var news = intake.take(books, origin, seen.facts(), now);
            books.sources().surveyed(source.id(), seen, now);
            books.sources().measuring(source.id(), now);
            outages.measured(books, source, Optional.empty(), now);
            LOG.info(
                    "source surveyed source={} datasets={} appeared={} reshaped={} loaded={}",
                    source.name(),
                    seen.facts().size(),
                    news.appeared().size(),
                    news.reshaped().size(),
                    news.loaded().size());
        });
    }

    private void troubled(ConnectedSource source, Trouble trouble, Instant now) {
        LOG.warn("source cannot be read source={} kind={} text={}", source.name(), trouble.kind(), trouble.text());
        parts.store().change(books -> {
            books.sources().troubled(source.id(), trouble, now);
            outages.failed(books, source, Optional.empty(), trouble, now);
        });
    }
}
