package io.headwater.core.collect;

import java.util.List;

/** A kind of source that is read: what has to be known to connect, and how. One instance per kind is registered. */
public interface SourceKind {

    /** The word in commands, API and settings, for example {@code postgres}. */
    String word();

    /** What a person is asked for, in this order. */
    List<Setting> settings();

    /**
     * The namespace of the source's assets, fixed when it is added.
     *
     * @throws IllegalArgumentException naming the setting that is missing or wrong
     */
    String namespace(Settings settings);

    /**
     * Where a secret goes, and how it is kept on the way: one that was given for another destination is not sent there.
     *
     * @throws IllegalArgumentException naming the setting that is missing or wrong
     */
    String destination(Settings settings);

    /** Opens no connection yet. */
    Collector collector(Settings settings, Limits limits);
}
