package io.headwater.core.collect;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.SourceId;
import java.time.Duration;
import java.time.ZoneId;

/**
 * A source that somebody connected.
 *
 * @param kind the word of its {@link SourceKind}
 * @param namespace of its assets, fixed when it was added
 * @param domain where its assets land that no domain claims
 * @param zone where its days begin
 * @param every how often it is surveyed
 * @param version counts changes
 */
public record ConnectedSource(
        SourceId id,
        String kind,
        String name,
        String namespace,
        Settings settings,
        DomainName domain,
        ZoneId zone,
        Limits limits,
        Duration every,
        boolean paused,
        Collector.Counters counters,
        long version) {}
