package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.LOAD;
import static io.headwater.store.tables.Tables.PROBLEM;
import static io.headwater.store.tables.Tables.RUN_DATASET;
import static io.headwater.store.tables.Tables.RUN_EVENT;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Page;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Facts;
import io.headwater.core.collect.LoadChange;
import io.headwater.core.collect.RunState;
import io.headwater.store.tables.tables.records.LoadRecord;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class JooqFacts implements Facts {
    private final DSLContext database;

    JooqFacts(DSLContext database) {
        this.database = database;
    }

    @Override
    public News record(Origin origin, List<Fact> facts) {
        var news = new Gathered(database, origin);
        facts.forEach(fact -> {
            switch (fact) {
                case Fact.DatasetSeen seen -> {
                    news.catalog.seen(seen);
                    news.evidence.seen(seen);
                }
                case Fact.DatasetGone gone -> {
                    news.evidence.gone(gone);
                    news.catalog.gone(gone);
                }
                case Fact.LoadSeen load -> load(news, load);
                case Fact.RunSeen run -> run(news, run);
                case Fact.ProblemSeen problem -> problem(news, problem);
                case Fact.StatementSeen statement -> news.evidence.stated(statement);
                case Fact.FlowsSeen flows -> news.evidence.flows(flows);
            }
        });
        return new News(news.catalog.appeared(), news.catalog.reshaped(), news.loaded, news.ran, news.troubled);
    }

    @Override
    public List<Fact.LoadSeen> loads(AssetId asset, Instant since) {
        var about = name(asset);
        return database.selectFrom(LOAD)
                .where(LOAD.ASSET_ID.eq(asset.value()).and(LOAD.HAPPENED_AT.ge(since)))
                .orderBy(LOAD.HAPPENED_AT, LOAD.ID)
                .fetch(row -> load(about, row));
    }

    @Override
    public Page<Fact.LoadSeen> loads(AssetId asset, Optional<String> after, int most) {
        var about = name(asset);
        var found = database.selectFrom(LOAD)
                .where(LOAD.ASSET_ID.eq(asset.value()))
                .and(after.map(JooqFacts::olderThan).orElse(DSL.noCondition()))
                .orderBy(LOAD.HAPPENED_AT.desc(), LOAD.ID.desc())
                .limit(most + 1)
                .fetch();
        return Cursors.page(
                found,
                most,
                row -> Cursors.write(row.getHappenedAt().toString(), row.getId()),
                row -> load(about, row));
    }

    @Override
    public Map<AssetId, Instant> lastLoads(Collection<AssetId> assets) {
        var loads = LOAD.ASSET_ID.eq(ASSET.ID);
        var last = DSL.field(DSL.select(DSL.max(LOAD.HAPPENED_AT)).from(LOAD).where(loads));
        return database.select(ASSET.ID, last)
                .from(ASSET)
                .where(ASSET.ID
                        .in(assets.stream().map(AssetId::value).toList())
                        .and(DSL.exists(DSL.selectOne().from(LOAD).where(loads))))
                .fetchMap(row -> new AssetId(row.value1()), row -> row.value2());
    }

    private static Condition olderThan(String cursor) {
        var last = Cursors.read(cursor);
        try {
            return DSL.row(LOAD.HAPPENED_AT, LOAD.ID).lt(Instant.parse(last.text()), last.id());
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("after: not a cursor of this list: " + cursor);
        }
    }

    private static Fact.LoadSeen load(AssetName about, LoadRecord row) {
        return new Fact.LoadSeen(
                about,
                row.getPartition(),
                row.getVersion(),
                LoadChange.valueOf(row.getChange()),
                row.getRows() == null ? OptionalLong.empty() : OptionalLong.of(row.getRows()),
                Optional.ofNullable(row.getRun()),
                row.getHappenedAt(),
                row.getObservedAt());
    }

    @Override
    public List<Fact.RunSeen> runs(Principal principal, AssetId job, Instant since) {
        return database.selectFrom(RUN_EVENT)
                .where(RUN_EVENT.ASSET_ID.eq(job.value()).and(RUN_EVENT.HAPPENED_AT.ge(since)))
                .orderBy(RUN_EVENT.HAPPENED_AT)
                .fetch(row -> new Fact.RunSeen(
                        name(job),
                        row.getRun(),
                        RunState.valueOf(row.getState()),
                        window(row.getWindowFrom(), row.getWindowTo()),
                        datasets(job, row.getRun(), "INPUT"),
                        datasets(job, row.getRun(), "OUTPUT"),
                        Optional.ofNullable(row.getError()),
                        row.getHappenedAt(),
                        row.getObservedAt()));
    }

    private void load(Gathered news, Fact.LoadSeen load) {
        Asset asset = news.catalog.asset(load.about(), AssetKind.DATASET, load.observed());
        int isNew = database.insertInto(LOAD)
                .set(LOAD.ASSET_ID, asset.id().value())
                .set(LOAD.PARTITION, load.partition())
                .set(LOAD.VERSION, load.version())
                .set(LOAD.CHANGE, load.change().name())
                .set(LOAD.ROWS, load.rows().isPresent() ? load.rows().getAsLong() : null)
                .set(LOAD.RUN, load.run().orElse(null))
                .set(LOAD.HAPPENED_AT, load.happened())
                .set(LOAD.OBSERVED_AT, load.observed())
                .onConflictDoNothing()
                .execute();
        if (isNew == 1) {
            news.loaded.add(new Loaded(asset, load));
        }
    }

    @Override
    public List<RunEnd> ends(Principal principal, AssetId dataset, RunState state, Instant since, int most) {
        var latest = database.select(RUN_EVENT.HAPPENED_AT, ASSET.NAMESPACE, ASSET.PATH, RUN_EVENT.ERROR)
                .from(RUN_DATASET)
                .join(RUN_EVENT)
                .on(RUN_EVENT.ASSET_ID.eq(RUN_DATASET.ASSET_ID).and(RUN_EVENT.RUN.eq(RUN_DATASET.RUN)))
                .join(ASSET)
                .on(ASSET.ID.eq(RUN_DATASET.ASSET_ID))
                .where(RUN_DATASET
                        .DATASET_ID
                        .eq(dataset.value())
                        .and(RUN_DATASET.DIRECTION.eq("OUTPUT"))
                        .and(RUN_EVENT.STATE.eq(state.name()))
                        .and(RUN_EVENT.HAPPENED_AT.ge(since))
                        .and(AssetRows.within(principal.reach(Permission.VIEW), ASSET.DOMAIN)))
                .orderBy(RUN_EVENT.HAPPENED_AT.desc())
                .limit(most)
                .fetch(row -> new RunEnd(
                        row.value1(),
                        state,
                        new AssetName(row.value2(), List.of(row.value3())),
                        Optional.ofNullable(row.value4())));
        return latest.reversed();
    }

    private void problem(Gathered news, Fact.ProblemSeen problem) {
        Asset asset = news.catalog.asset(problem.about(), AssetKind.DATASET, problem.observed());
        int isNew = database.insertInto(PROBLEM)
                .set(PROBLEM.ASSET_ID, asset.id().value())
                .set(PROBLEM.RULE, problem.rule())
                .set(PROBLEM.TEXT, problem.text())
                .set(PROBLEM.GRAVE, problem.grave())
                .set(PROBLEM.HAPPENED_AT, problem.happened())
                .set(PROBLEM.OBSERVED_AT, problem.observed())
                .onConflictDoNothing()
                .execute();
        if (isNew == 1) {
            news.troubled.add(new Troubled(asset, problem));
        }
    }

    private void run(Gathered news, Fact.RunSeen run) {
        Asset job = news.catalog.asset(run.about(), AssetKind.JOB, run.observed());
        int isNew = database.insertInto(RUN_EVENT)
                .set(RUN_EVENT.ASSET_ID, job.id().value())
                .set(RUN_EVENT.RUN, run.run())
                .set(RUN_EVENT.STATE, run.state().name())
                .set(RUN_EVENT.WINDOW_FROM, run.window().map(DataWindow::from).orElse(null))
                .set(RUN_EVENT.WINDOW_TO, run.window().map(DataWindow::to).orElse(null))
                .set(RUN_EVENT.ERROR, run.error().orElse(null))
                .set(RUN_EVENT.HAPPENED_AT, run.happened())
                .set(RUN_EVENT.OBSERVED_AT, run.observed())
                .onConflictDoNothing()
                .execute();
        if (isNew == 1) {
            connect(news, job, run, "INPUT", run.inputs());
            connect(news, job, run, "OUTPUT", run.outputs());
            news.ran.add(new Ran(job, run));
        }
    }

    private void connect(Gathered news, Asset job, Fact.RunSeen run, String direction, List<AssetName> datasets) {
        for (AssetName dataset : datasets) {
            var asset = news.catalog.asset(dataset, AssetKind.DATASET, run.observed());
            database.insertInto(RUN_DATASET)
                    .set(RUN_DATASET.ASSET_ID, job.id().value())
                    .set(RUN_DATASET.RUN, run.run())
                    .set(RUN_DATASET.DATASET_ID, asset.id().value())
                    .set(RUN_DATASET.DIRECTION, direction)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private List<AssetName> datasets(AssetId job, String run, String direction) {
        return database.select(RUN_DATASET.DATASET_ID)
                .from(RUN_DATASET)
                .where(RUN_DATASET
                        .ASSET_ID
                        .eq(job.value())
                        .and(RUN_DATASET.RUN.eq(run))
                        .and(RUN_DATASET.DIRECTION.eq(direction)))
                .orderBy(RUN_DATASET.DATASET_ID)
                .fetch(row -> name(new AssetId(row.value1())));
    }

    private AssetName name(AssetId id) {
        return new JooqAssets(database)
                .find(Principal.HEADWATER, id)
                .map(Asset::name)
                .orElseThrow(() -> new IllegalStateException("no asset " + id));
    }

    private static Optional<DataWindow> window(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? Optional.empty() : Optional.of(new DataWindow(from, to));
    }

    /** What was new so far. */
    private static final class Gathered {
        private final CatalogWriter catalog;
        private final EvidenceWriter evidence;
        private final List<Loaded> loaded = new ArrayList<>();
        private final List<Ran> ran = new ArrayList<>();
        private final List<Troubled> troubled = new ArrayList<>();

        Gathered(DSLContext database, Origin origin) {
            this.catalog = new CatalogWriter(database, origin);
            this.evidence = new EvidenceWriter(database, origin, catalog);
        }
    }
}
