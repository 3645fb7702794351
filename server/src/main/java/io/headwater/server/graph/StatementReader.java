package io.headwater.server.graph;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Facts;
import io.headwater.core.lineage.Claims.Unread;
import io.headwater.core.lineage.Reading;
import io.headwater.core.lineage.Understood;
import io.headwater.store.Books;
import io.headwater.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the texts that say what feeds what, in a job of its own: a survey does not wait for it. */
public final class StatementReader {
    /** The name of the job on the agenda; it stands in the database, so it stays. */
    public static final String JOB = "lineage";

    private static final Logger LOG = LoggerFactory.getLogger(StatementReader.class);
    private static final String ALL = "all";
    private static final int AT_ONCE = 200;

    /** What jobs and logs have not shown for so long is over. */
    private static final Duration UNSEEN = Duration.ofDays(30);

    private static final Duration EVERY = Duration.ofHours(6);

    private final Store store;

    /** Reads what a store holds. */
    public StatementReader(Store store) {
        this.store = store;
    }

    /** Begins: what another engine has read is read again. */
    public static void begin(Books books, Instant now) {
        books.claims().readAgainUnlessBy(Reading.ENGINE);
        books.agenda().noLaterThan(JOB, ALL, now);
    }

    /** Has read what new facts say, and again what is said of datasets that have got other fields. */
    public static void heed(Books books, List<Fact> facts, Facts.News news, Instant now) {
        List<AssetId> changed = Stream.concat(
                        news.appeared().stream().map(Asset::id),
                        news.reshaped().stream().map(change -> change.asset().id()))
                .toList();
        if (!changed.isEmpty()) {
            books.claims().readAgain(changed);
        }
        boolean isTold = facts.stream().anyMatch(Fact.StatementSeen.class::isInstance);
        if ((isTold || !changed.isEmpty()) && books.claims().hasUnread()) {
            books.agenda().noLaterThan(JOB, ALL, now);
        }
    }

    /** Reads all that nobody has read, some at once in a transaction of their own. */
    public Optional<Instant> read(Instant now) {
        int read = 0;
        for (int some = readSome(); some > 0; some = readSome()) {
            read += some;
        }
        if (read > 0) {
            LOG.info("statements read for lineage statements={}", read);
        }
        store.change(books -> books.claims().endUnseen(now.minus(UNSEEN)));
        return Optional.of(now.plus(EVERY));
    }

    /** First all are read, then all are kept: others that change claims wait for as little as can be. */
    private int readSome() {
        return store.write(books -> {
            var known = books.known();
            Map<Unread, Understood> read = books.claims().unread(AT_ONCE).stream()
                    .collect(Collectors.toMap(Function.identity(), text -> Reading.read(text, known)));
            read.forEach((text, understood) -> books.claims().understood(text.id(), understood));
            return read.size();
        });
    }
}
