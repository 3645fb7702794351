package io.headwater.core.monitor;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What could be measured and cannot be any more, and the spells of it that people were told of.
 *
 * <p>A spell is of what was told together and ends when all of it is measured again. What fails later has a spell of its
 * own, so that a table that stays unreadable hides nothing.
 */
public interface Spells {
    int ATTEMPTS = 2;
    Duration PATIENCE = Duration.ofHours(1);
    Duration LONGEST_UNTOLD = Duration.ofDays(1);

    /**
     * Notes an attempt that failed.
     *
     * @param dataset empty when the whole source could not be read
     */
    void failed(SourceId source, Optional<AssetId> dataset, Trouble trouble, Instant now);

    /** Notes that the source answered, and that the dataset was measured where one is named. */
    void measured(SourceId source, Optional<AssetId> dataset);

    /** What cannot be measured now, the source itself first. */
    List<Unmeasured> unmeasured(SourceId source);

    /**
     * Begins a spell of what nobody was told of yet: of the whole source, or of its datasets.
     *
     * @param about what it is of, as it is called when it is over
     * @return empty when all of it was told meanwhile
     */
    Optional<Spell> begin(SourceId source, boolean whole, String about, Instant since, Instant now);

    /** Ends the spells of which everything is measured again, or gone. */
    List<Spell> end(SourceId source, Instant now);

    /**
     * What people are to be told of now, all at once.
     *
     * <p>A whole source at once, and its datasets at once where nothing of them, or nothing of a kind of trouble, was
     * told. Of more of the same they are told an hour after the last time at the earliest: when it is as much again as
     * they know of, or has waited for a day.
     *
     * @param unmeasured all that cannot be measured of a source
     * @return empty when nobody needs to be told
     */
    static List<Unmeasured> news(List<Unmeasured> unmeasured, Instant now) {
        var news = unmeasured.stream().filter(one -> one.isNews(now)).toList();
        var whole = news.stream().filter(one -> one.dataset().isEmpty()).toList();
        if (!whole.isEmpty()) {
            return whole;
        }
        var told = unmeasured.stream()
                .filter(one -> one.dataset().isPresent() && one.told().isPresent())
                .toList();
        return isWorthTelling(news, told, now)
                ? unmeasured.stream()
                        .filter(one -> one.dataset().isPresent() && one.told().isEmpty())
                        .toList()
                : List.of();
    }

    private static boolean isWorthTelling(List<Unmeasured> news, List<Unmeasured> told, Instant now) {
        var kinds = told.stream().map(one -> one.trouble().kind()).collect(Collectors.toSet());
        if (news.stream().anyMatch(one -> !kinds.contains(one.trouble().kind()))) {
            return true;
        }
        boolean justTold = told.stream()
                .flatMap(one -> one.told().stream())
                .anyMatch(at -> at.plus(PATIENCE).isAfter(now));
        boolean waited =
                news.stream().anyMatch(one -> !one.since().plus(LONGEST_UNTOLD).isAfter(now));
        return !news.isEmpty() && !justTold && (news.size() >= told.size() || waited);
    }

    /**
     * A dataset, or a whole source, that cannot be measured.
     *
     * @param since the first attempt that failed
     * @param told when people were told of it
     */
    record Unmeasured(
            Optional<AssetName> dataset, Trouble trouble, Instant since, int attempts, Optional<Instant> told) {

        /** Whether people are to be told and were not: one failure may be a moment's lock. */
        boolean isNews(Instant now) {
            return told.isEmpty()
                    && (attempts >= ATTEMPTS || !since.plus(PATIENCE).isAfter(now));
        }
    }

    /**
     * A time in which something of a source cannot be measured.
     *
     * @param about what, in words
     */
    record Spell(long id, String about, Instant since) {}
}
