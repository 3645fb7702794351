package io.headwater.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Fact.SqlText;
import io.headwater.core.lineage.Claims.Unread;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.Level;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts become edges between what is known. */
class ReadingTest {
    private static final String SHOP = "postgres://localhost:5432";

    private final Catalog known = new Catalog();

    /** A catalog of a few tables. */
    private static final class Catalog implements Known {
        private final Map<AssetName, Dataset> datasets = new HashMap<>();

        AssetId add(String name, String... fields) {
            var id = new AssetId(datasets.size() + 1L);
            datasets.put(name(name), new Dataset(id, name(name), List.of(fields)));
            return id;
        }

        @Override
        public Optional<Dataset> find(AssetName name) {
            return Optional.ofNullable(datasets.get(name));
        }

        @Override
        public Optional<Dataset> findAlike(AssetName name) {
            return datasets.values().stream()
                    .filter(dataset -> dataset.name().text().equalsIgnoreCase(name.text()))
                    .findFirst();
        }
    }

    @Test
    void saysWhereEachFieldOfAViewComesFromAndWhereTheTextSaysSo() {
        var orders = known.add("shop.core.orders", "id", "day", "amount", "status");
        var view = known.add("shop.mart.daily", "day", "amount");
        String sql = "select day, sum(amount) as amount from core.orders where status = 'paid' group by day";

        var understood = read(sql, "shop.mart.daily");

        assertThat(understood.level()).isEqualTo(Level.FULL);
        assertThat(understood.edges())
                .extracting(EdgeClaim::from, EdgeClaim::to, EdgeClaim::relation)
                .contains(
                        tuple(Node.whole(orders), Node.whole(view), Relation.FLOW),
                        tuple(new Node(orders, "day"), new Node(view, "day"), Relation.IDENTITY),
                        tuple(new Node(orders, "amount"), new Node(view, "amount"), Relation.AGGREGATION),
                        tuple(new Node(orders, "status"), Node.whole(view), Relation.FILTER));
        var sum = understood.edges().stream()
                .filter(edge -> edge.relation() == Relation.AGGREGATION)
                .findFirst()
                .orElseThrow();
        assertThat(sql.substring(
                        sum.span().offset(), sum.span().offset() + sum.span().length()))
                .isEqualTo("sum(amount)");
    }

    @Test
    void looksForNamesInTheirPlacesInTheirOrder() {
        known.add("shop.public.t", "a");
        var nearer = known.add("shop.ann.t", "a");
        var target = known.add("shop.ann.goal", "a");

        var understood = Reading.read(
                unread("insert into goal select a from t", Optional.empty(), List.of(), "ann", "public"), known);

        assertThat(understood.edges())
                .extracting(EdgeClaim::from, EdgeClaim::to)
                .contains(tuple(Node.whole(nearer), Node.whole(target)));
        assertThat(understood.isUnresolved()).isFalse();
    }

    @Test
    void makesNothingOfNamesThatNobodyKnows() {
        known.add("shop.mart.daily", "day");

        var understood = read("select day from core.gone", "shop.mart.daily");

        assertThat(understood.edges()).isEmpty();
        assertThat(understood.isUnresolved()).isTrue();
    }

    @Test
    void passesThroughTemporaryTablesOfAScript() {
        var orders = known.add("shop.core.orders", "id");
        var target = known.add("shop.core.goal", "x");

        var understood = read(
                "create temp table step as select id from core.orders; insert into core.goal (x) select id from step",
                "shop.core.goal");

        assertThat(understood.edges())
                .extracting(EdgeClaim::from, EdgeClaim::to)
                .contains(tuple(new Node(orders, "id"), new Node(target, "x")));
    }

    @Test
    void setsWhatTheSourceSaysBesideAndTellsWhereTheyDiffer() {
        var orders = known.add("shop.core.orders", "id");
        var other = known.add("shop.core.other", "id");
        var view = known.add("shop.mart.v", "id");

        var understood = Reading.read(
                unread(
                        "select id from core.orders",
                        Optional.of(name("shop.mart.v")),
                        List.of(name("shop.core.other")),
                        "public"),
                known);

        assertThat(understood.edges())
                .extracting(EdgeClaim::layer, EdgeClaim::from, EdgeClaim::to)
                .contains(
                        tuple(Layer.SQL, Node.whole(orders), Node.whole(view)),
                        tuple(Layer.WAREHOUSE, Node.whole(other), Node.whole(view)));
        assertThat(understood.diagnostics())
                .anySatisfy(diagnostic -> assertThat(diagnostic.what()).contains("core.other", "not found in the text"))
                .anySatisfy(diagnostic -> assertThat(diagnostic.what()).contains("core.orders", "does not say so"));
    }

    @Test
    void writesUpdatesAndMergesDown() {
        var source = known.add("shop.core.s", "k", "v");
        var target = known.add("shop.core.t", "k", "v");

        var understood =
                read("merge into core.t using core.s on s.k = t.k when matched then update set v = s.v", "shop.core.t");

        assertThat(understood.edges())
                .extracting(EdgeClaim::from, EdgeClaim::to, EdgeClaim::relation)
                .contains(
                        tuple(Node.whole(source), Node.whole(target), Relation.FLOW),
                        tuple(new Node(source, "v"), new Node(target, "v"), Relation.IDENTITY));
    }

    @Test
    void namesWithQuotesDotsAndSignsAreThemselves() {
        var odd = known.add("shop.We\\.ird.T a🐟", "c\"q", "Upper");
        var view = known.add("shop.We\\.ird.v", "x", "Upper");

        var understood = read("select \"c\"\"q\" as x, \"Upper\" from \"We.ird\".\"T a🐟\"", "shop.We\\.ird.v");

        assertThat(understood.edges())
                .extracting(EdgeClaim::from, EdgeClaim::to)
                .contains(
                        tuple(new Node(odd, "c\"q"), new Node(view, "x")),
                        tuple(new Node(odd, "Upper"), new Node(view, "Upper")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "drop table core.orders",
                "alter table core.orders rename to core.old",
                "refresh materialized view mart.daily",
                "vacuum",
                "select",
                "'unfinished",
                "((((("
            })
    void makesNothingOfWhatMovesNothing(String sql) {
        known.add("shop.core.orders", "id");
        known.add("shop.mart.daily", "day");

        assertThat(read(sql, "shop.mart.daily").edges()).isEmpty();
    }

    private Understood read(String sql, String target) {
        return Reading.read(unread(sql, Optional.of(name(target)), List.of(), "public"), known);
    }

    private static Unread unread(String sql, Optional<AssetName> target, List<AssetName> reads, String... schemas) {
        var places =
                Arrays.stream(schemas).map(schema -> List.of("shop", schema)).toList();
        return new Unread(new EvidenceId(1), new SqlText(Dialect.POSTGRES, sql, SHOP, places), target, reads);
    }

    private static AssetName name(String text) {
        return AssetName.parse(SHOP, text);
    }
}
