package io.headwater.server.assembly;

import io.headwater.core.collect.SourceKind;
import io.headwater.core.incident.Severity;
import io.headwater.core.notify.ChannelKind;
import io.headwater.store.Store;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What an assembly is made of.
 *
 * @param random draws waiting times
 * @param publicUrl where people's browsers find Headwater
 * @param needsPerson the least bad severity that a person has to resolve; empty if all may heal by themselves
 */
public record Parts(
        Store store,
        InstantSource clock,
        RandomGenerator random,
        List<SourceKind> sources,
        List<ChannelKind> channels,
        URI publicUrl,
        Optional<Severity> needsPerson) {

    public Parts {
        sources = List.copyOf(sources);
        channels = List.copyOf(channels);
    }

    /** The kind of source by its word. */
    public SourceKind source(String word) {
        return sources.stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind: no such kind of source: " + word));
    }

    /** The kind of channel by its word. */
    public ChannelKind channel(String word) {
        return channels.stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind: no such kind of channel: " + word));
    }
}
