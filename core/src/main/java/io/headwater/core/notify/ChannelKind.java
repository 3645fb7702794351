package io.headwater.core.notify;

import io.headwater.core.collect.Setting;
import io.headwater.core.collect.Settings;
import java.util.List;
import java.util.Set;

/** A kind of channel: what has to be known to use it. One instance per kind is registered. */
public interface ChannelKind {

    /** The word in commands, API and settings, for example {@code slack}. */
    String word();

    List<Setting> settings();

    /**
     * A channel with these settings.
     *
     * @param allowedHosts private hosts that an operator has allowed for this channel
     * @throws IllegalArgumentException naming the setting that is missing or wrong
     */
    Channel open(Settings settings, Set<String> allowedHosts);
}
