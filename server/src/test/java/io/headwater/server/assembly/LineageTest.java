package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.connect.openlineage.RunEvents;
import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.Assets;
import io.headwater.core.collect.Facts;
import io.headwater.core.lineage.Around;
import io.headwater.core.lineage.Around.Question;
import io.headwater.core.lineage.Around.Step;
import io.headwater.core.lineage.EdgeClaim;
import io.headwater.core.lineage.Evidence;
import io.headwater.core.lineage.EvidenceId;
import io.headwater.core.lineage.Node;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
import io.headwater.lineage.graph.Traversal.Direction;
import io.headwater.postgres.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What feeds what, from the definitions of a real PostgreSQL and from run events to answers with reasons. */
class LineageTest {
    @TempDir
    private Path directory;

    private Shop shop;
    private Instant now = Shop.MONDAY.plus(Duration.ofHours(7));

    @BeforeEach
    void viewsOnOrders() throws Exception {
        shop = new Shop(directory);
        shop.warehouse().run("""
            create view core.daily as
            select created_at::date as day, sum(amount) as amount from core.orders where channel = 'web' group by 1\
            """);
        shop.warehouse().run("create materialized view core.best as select day from core.daily where amount > 10");
        shop.watch();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void answersWhatIsUpstreamAndDownstream() {
        assertThat(around("core.best", Direction.UPSTREAM)).containsExactly("1 core.daily", "2 core.orders");
        assertThat(around("core.orders", Direction.DOWNSTREAM)).containsExactly("1 core.daily", "2 core.best");
        assertThat(fields("core.orders", "amount", Direction.DOWNSTREAM)).contains("1 core.daily.amount");
        assertThat(fields("core.best", "day", Direction.UPSTREAM))
                .contains("1 core.daily.day", "2 core.orders.created_at");
    }

    @Test
    void saysWhichSpanOfWhichTextMakesAnEdge() {
        var amount = into("core.daily").stream()
                .filter(edge -> edge.to().field().equals("amount") && edge.relation() == Relation.AGGREGATION)
                .findFirst()
                .orElseThrow();
        var evidence = evidence("core.daily").getFirst();

        assertThat(evidence.sql().substring(amount.span().offset())).startsWith("sum(");
        assertThat(evidence.about().orElseThrow().name().shortText()).isEqualTo("core.daily");
        assertThat(evidence.understood().orElseThrow().diagnostics()).isEmpty();
        assertThat(layers("core.daily")).contains(Layer.SQL, Layer.WAREHOUSE);
    }

    @Test
    void followsADefinitionThatChangesAndStillKnowsHowItWas() throws Exception {
        shop.warehouse().run("create table core.returns (created_at timestamptz, amount numeric(12,2))");
        later();
        var before = now;
        shop.warehouse().run("""
            create or replace view core.daily as
            select created_at::date as day, sum(amount) as amount from core.returns group by 1\
            """);
        later();

        assertThat(around("core.best", Direction.UPSTREAM)).containsExactly("1 core.daily", "2 core.returns");
        assertThat(around("core.orders", Direction.DOWNSTREAM)).isEmpty();
        assertThat(around("core.best", Direction.UPSTREAM, Optional.of(before)))
                .containsExactly("1 core.daily", "2 core.orders");
        assertThat(around("core.best", Direction.UPSTREAM, Optional.of(Shop.MONDAY)))
                .containsExactly("1 core.daily", "2 core.orders");
    }

    @Test
    void endsWhatAViewSaidThatIsGoneOrATableNow() throws Exception {
        shop.warehouse()
                .run("drop materialized view core.best; drop view core.daily; create table core.daily (day date)");
        later();

        assertThat(around("core.orders", Direction.DOWNSTREAM)).isEmpty();
        assertThat(around("core.orders", Direction.DOWNSTREAM, Optional.of(Shop.MONDAY)))
                .hasSize(2);
    }

    @Test
    void changesNothingWhenTheSameIsSeenAgain() {
        long version = version();
        later();

        assertThat(version()).isEqualTo(version);
    }

    @Test
    void goesOnWhereTheSourceIsRemovedAndConnectedAgain() throws Exception {
        var source = shop.store()
                .read(books -> books.sources().all(Principal.HEADWATER))
                .getFirst();
        shop.headwater().connecting().removeSource(Principal.HEADWATER, source.id());
        shop.warehouse().run("drop materialized view core.best; create table core.best (day date)");
        now = now.plus(Duration.ofHours(2));
        shop.driver().advanceTo(now);
        var server = TestPostgres.server();
        shop.connectSource(server.user(), server.password());
        later();

        assertThat(around("core.orders", Direction.DOWNSTREAM)).containsExactly("1 core.daily");
        assertThat(shop.headwater().examining().examine(Principal.HEADWATER))
                .anySatisfy(finding -> assertThat(finding.text())
                        .isEqualTo("lineage: the definition of 1 view: 1 understood in full"));
    }

    @Test
    void takesWhatRunEventsSayAsALayerOfItsOwn() throws Exception {
        shop.warehouse().run("create table core.goal (day date, total numeric)");
        later();
        tell("insert into goal (day, total) select day, max(amount) from daily group by day");

        assertThat(around("core.goal", Direction.UPSTREAM))
                .containsExactly("1 core.daily", "1 shop.fill_goal", "2 core.orders");
        assertThat(layers("core.goal")).contains(Layer.SQL, Layer.OPENLINEAGE);
        assertThat(fields("core.goal", "total", Direction.UPSTREAM))
                .contains("1 core.daily.amount", "2 core.orders.amount");
        assertThat(around("core.goal", Direction.UPSTREAM, Optional.empty(), Set.of(Layer.WAREHOUSE)))
                .isEmpty();
    }

    @Test
    void forgetsWhatNoRunHasShownForAMonth() throws Exception {
        shop.warehouse().run("create table core.goal (day date, total numeric)");
        later();
        tell("insert into goal (day) select day from daily");
        assertThat(around("core.goal", Direction.UPSTREAM)).isNotEmpty();

        now = now.plus(Duration.ofDays(31));
        shop.driver().advanceTo(now);

        assertThat(around("core.goal", Direction.UPSTREAM)).isEmpty();
        assertThat(around("core.best", Direction.UPSTREAM)).hasSize(2);
    }

    @Test
    void tellsTheDoctorHowMuchIsUnderstood() {
        assertThat(shop.headwater().examining().examine(Principal.HEADWATER))
                .anySatisfy(finding ->
                        assertThat(finding.text()).isEqualTo("lineage: definitions of 2 views: 2 understood in full"))
                .anySatisfy(finding -> assertThat(finding.text()).startsWith("statements: "));
    }

    private long version() {
        return shop.store().read(books -> books.claims().version());
    }

    private void tell(String sql) {
        var server = TestPostgres.server();
        String namespace = "postgres://localhost:" + server.port();
        String database = shop.warehouse().database();
        String event = """
            {"eventType":"COMPLETE","eventTime":"%s","producer":"p","schemaURL":"s","run":{"runId":"r-1"},
             "job":{"namespace":"etl","name":"shop.fill_goal","facets":{"sql":{"query":"%s","dialect":"postgres"}}},
             "inputs":[{"namespace":"%s","name":"%s.core.daily"}],
             "outputs":[{"namespace":"%s","name":"%s.core.goal"}]}\
            """.formatted(now, sql, namespace, database, namespace, database);
        var facts = RunEvents.read(event, now);
        shop.store()
                .change(books -> shop.headwater()
                        .intake()
                        .take(books, new Facts.Origin(Optional.empty(), DomainName.GENERAL), facts, now));
        shop.driver().runDue();
    }

    private void later() {
        now = now.plus(Duration.ofHours(2));
        shop.driver().advanceTo(now);
    }

    private List<String> around(String table, Direction direction) {
        return around(table, direction, Optional.empty());
    }

    private List<String> around(String table, Direction direction, Optional<Instant> asOf) {
        return around(table, direction, asOf, EnumSet.allOf(Layer.class));
    }

    private List<String> around(String table, Direction direction, Optional<Instant> asOf, Set<Layer> layers) {
        return reach(Node.whole(id(table)), new Question(direction, 9, layers, asOf));
    }

    private List<String> fields(String table, String field, Direction direction) {
        return reach(
                new Node(id(table), field), new Question(direction, 9, EnumSet.allOf(Layer.class), Optional.empty()));
    }

    private List<String> reach(Node start, Question question) {
        var reached = new Around(shop.headwater().graphs().current(), question).reach(start, 0, 100);
        assertThat(reached.cut()).isEmpty();
        assertThat(reached.steps()).allSatisfy(step -> assertThat(step.via()).isNotEmpty());
        return reached.steps().stream().map(this::text).toList();
    }

    private String text(Step step) {
        var asset = shop.store()
                .read(books ->
                        books.assets().find(Principal.HEADWATER, step.node().asset()))
                .orElseThrow();
        String field = step.node().isWhole() ? "" : "." + step.node().field();
        return "%d %s%s".formatted(step.depth(), asset.name().shortText(), field);
    }

    private AssetId id(String table) {
        var search = new Assets.Search(
                table,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Assets.Sort.NAME,
                Optional.empty(),
                10);
        return shop.store().read(books -> books.assets().page(Principal.HEADWATER, search)).items().stream()
                .filter(asset -> asset.name().shortText().equals(table))
                .map(Asset::id)
                .findFirst()
                .orElseThrow();
    }

    private List<EdgeClaim> into(String table) {
        var edges = new ArrayList<EdgeClaim>();
        var id = id(table);
        shop.store().change(books -> books.claims().into(List.of(id), told -> edges.addAll(told.edges())));
        return edges;
    }

    private Set<Layer> layers(String table) {
        var layers = EnumSet.noneOf(Layer.class);
        into(table).forEach(edge -> layers.add(edge.layer()));
        return layers;
    }

    private List<Evidence> evidence(String table) {
        var ids = new ArrayList<EvidenceId>();
        var id = id(table);
        shop.store().change(books -> books.claims().into(List.of(id), told -> ids.add(told.evidence())));
        return shop.store()
                .read(books -> ids.stream()
                        .flatMap(one -> books.claims().evidence(Principal.HEADWATER, one).stream())
                        .toList());
    }
}
