package io.headwater.core.monitor;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The monitors there are. */
public interface Monitors {

    /** Sets up what is missing; what is there stays as people have tuned it. */
    void ensure(AssetId asset, List<DefaultMonitors.Proposal> proposals, Instant now);

    List<Monitor> of(AssetId asset);

    Optional<Monitor> find(Principal principal, MonitorId id);

    /**
     * Saves tuning, switch and mute.
     *
     * @throws io.headwater.core.access.Stale when it has changed since it was read
     */
    Monitor save(Monitor changed);
}
