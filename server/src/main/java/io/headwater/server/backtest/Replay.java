package io.headwater.server.backtest;

import io.headwater.connect.postgres.PostgresKind;
import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Facts;
import io.headwater.core.collect.Limits;
import io.headwater.core.incident.Severity;
import io.headwater.core.notify.Channels.Connected;
import io.headwater.core.route.AlertBudget;
import io.headwater.core.route.Audience;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.assembly.Connecting.NewSource;
import io.headwater.server.backtest.Journal.Entry;
import io.headwater.store.Jobs;
import io.headwater.store.Store;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves the clock from load to load; everything else happens as it does in service. */
final class Replay {
    private static final Duration PACE = Duration.ofDays(3650);
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(2), 1, Duration.ofDays(3650));

    private final Assembly headwater;
    private final Store store;
    private final Jobs.Driver driver;
    private final Loader loader;
    private final Setup setup;
    private final ConnectedSource source;
    private final Map<AssetName, Watched> watched = new HashMap<>();

    Replay(Assembly headwater, Jobs.MovableClock clock, Loader loader, Setup setup, Place place) {
        this.headwater = headwater;
        this.store = headwater.parts().store();
        this.loader = loader;
        this.setup = setup;
        this.driver = headwater.byHand(clock);
        this.source = connect(place);
    }

    /**
     * Where the warehouse is and who is told.
     *
     * @param budget how many alerts a day
     */
    record Place(Servers.Address warehouse, String name, int budget) {}

    /** Advances to the moment of the batch, loads it, surveys, and hands in what the loader has to tell. */
    void replay(List<Entry> batch, Instant at) throws SQLException {
        driver.advanceTo(at);
        var facts = loader.load(batch, at);
        if (facts.isEmpty()) {
            return;
        }
        headwater.connecting().collectNow(Principal.HEADWATER, source.id());
        driver.runDue();
        watch();
        tell(facts, at);
        driver.runDue();
    }

    /** Lets everything end that the last load has brought about. */
    void finish(Instant last) {
        driver.advanceTo(last.plus(Duration.ofHours(1)));
    }

    private void tell(List<Fact> facts, Instant at) {
        var origin = new Facts.Origin(Optional.of(source.id()), source.domain());
        store.change(books -> headwater.intake().take(books, origin, facts, at));
    }

    /** What a table was when its monitors were last set: with other fields or more monitors they are set again. */
    private record Watched(List<String> fields, int monitors) {}

    private void watch() {
        for (Asset asset : store.read(books -> books.assets().ofSource(Principal.HEADWATER, source.id()))) {
            var table = setup.tables().get(asset.name().last());
            var fields = store.read(books -> books.assets().fields(asset.id())).stream()
                    .map(field -> field.name())
                    .toList();
            int monitors = store.read(books -> books.monitors().of(asset.id())).size();
            var known = new Watched(fields, monitors);
            if (table != null && !known.equals(watched.put(asset.name(), known))) {
                headwater.watching().watch(Principal.HEADWATER, asset.id(), Watching.of(table, fields));
            }
        }
    }

    private ConnectedSource connect(Place place) {
        var connecting = headwater.connecting();
        connecting.addChannel(
                Principal.HEADWATER, new Connected(0, "log", "log", Servers.Address.NO_SETTINGS, Set.of()));
        connecting.addAudience(
                Principal.HEADWATER,
                new Audience(
                        0,
                        Optional.empty(),
                        "log",
                        "",
                        Optional.empty(),
                        new AlertBudget(place.budget(), ZoneOffset.UTC, Severity.SEV0)));
        return connecting.addSource(
                Principal.HEADWATER,
                new NewSource(
                        new PostgresKind().word(),
                        place.name(),
                        place.warehouse().settings(),
                        DomainName.GENERAL,
                        ZoneOffset.UTC,
                        LIMITS,
                        PACE));
    }
}
