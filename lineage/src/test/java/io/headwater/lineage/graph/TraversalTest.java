package io.headwater.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.headwater.lineage.graph.Paths.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraversalTest {
    private static final Limits ASSETS = Limits.ofAssets();
    private static final Limits FIELDS = Limits.ofFields();

    @Test
    void followsDataDownstreamAndUpstream() {
        var graph = Drawing.graph("a -> b -> c\nb -> d");

        assertThat(downstream(graph, ASSETS, "b")).containsExactly("0: b", "1: c d");
        assertThat(upstream(graph, ASSETS, "c")).containsExactly("0: c", "1: b", "2: a");
    }

    @Test
    void reachesEachNodeOnceAndByTheShortestWay() {
        var graph = Drawing.graph("a -> b -> c -> a\na -> c");

        assertThat(downstream(graph, ASSETS, "a")).containsExactly("0: a", "1: b c");
    }

    @Test
    void goesNoFurtherThanAsked() {
        var graph = Drawing.graph("a -> b -> c -> d");

        assertThat(downstream(graph, ASSETS.withDepth(2), "a")).containsExactly("0: a", "1: b", "2: c");
        assertThat(downstream(graph, ASSETS.withDepth(0), "a")).containsExactly("0: a");
    }

    @Test
    void countsAFieldsEdgeAsOneOfItsTable() {
        var graph = Drawing.graph("""
            orders(amount)
            revenue(total)
            orders.amount -> revenue.total | AGGREGATION
            revenue -> report
            """);

        assertThat(downstream(graph, ASSETS, "orders")).containsExactly("0: orders", "1: revenue", "2: report");
        assertThat(upstream(graph, ASSETS, "revenue.total")).containsExactly("0: revenue", "1: orders");
    }

    @Test
    void tellsFieldsOfATableApart() {
        var graph = Drawing.graph("""
            orders(amount, status)
            revenue(total, label)
            orders.amount -> revenue.total | AGGREGATION
            orders.status -> revenue.label | IDENTITY
            """);

        assertThat(downstream(graph, FIELDS, "orders.amount")).containsExactly("0: orders.amount", "1: revenue.total");
        assertThat(upstream(graph, FIELDS, "revenue.label")).containsExactly("0: revenue.label", "1: orders.status");
    }

    @Test
    void takesAFilterOnRowsForAllFieldsOfTheTable() {
        var graph = Drawing.graph("""
            orders(amount, status)
            revenue(total)
            report(sum)
            orders.amount -> revenue.total | AGGREGATION
            orders.status -> revenue | FILTER
            revenue.total -> report.sum | IDENTITY
            """);

        assertThat(downstream(graph, FIELDS, "orders.status"))
                .containsExactly("0: orders.status", "1: revenue revenue.total", "2: report.sum");
        assertThat(upstream(graph, FIELDS, "report.sum"))
                .containsExactly("0: report.sum", "1: revenue.total", "2: orders.amount orders.status");
    }

    @Test
    void doesNotGuessWhichFieldsOfATableBearOnAnother() {
        var graph = Drawing.graph("""
            orders(amount)
            revenue(total)
            orders -> revenue
            """);
        var all = FIELDS.withRelations(EnumSet.allOf(Relation.class));

        assertThat(downstream(graph, all, "orders.amount")).containsExactly("0: orders.amount");
        assertThat(downstream(graph, all, "orders"))
                .containsExactly("0: orders orders.amount", "1: revenue revenue.total");
        assertThat(upstream(graph, all, "revenue.total")).containsExactly("0: revenue.total", "1: orders");
    }

    @Test
    void followsFieldsWithoutRegardToFlowsBetweenTheirTables() {
        var graph = Drawing.graph("""
            orders(amount, status)
            revenue(total)
            orders -> revenue -> report
            orders.amount -> revenue.total | AGGREGATION
            """);

        assertThat(upstream(graph, FIELDS, "revenue.total")).containsExactly("0: revenue.total", "1: orders.amount");
        assertThat(downstream(graph, FIELDS, "orders")).last().isEqualTo("1: revenue.total");
    }

    @Test
    void followsOnlyTheRelationsAsked() {
        var graph = Drawing.graph("a -> b | IDENTITY\na -> c | FILTER\na -> d | JOIN");
        var steered = ASSETS.withRelations(Set.of(Relation.FILTER, Relation.JOIN));

        assertThat(downstream(graph, steered, "a")).containsExactly("0: a", "1: c d");
    }

    @Test
    void believesOnlyTheLayersAsked() {
        var graph = Drawing.graph("a -> b | NAME_MATCH\na -> c | SQL\nc -> b | DBT");

        assertThat(downstream(graph, ASSETS.withLayers(Set.of(Layer.SQL, Layer.DBT)), "a"))
                .containsExactly("0: a", "1: c", "2: b");
    }

    @Test
    void answersAsOfAMoment() {
        var graph = Drawing.graph("a -> b | 100..200\na -> c | 200..\na -> d");

        assertThat(downstream(graph, ASSETS.withMoment(99), "a")).containsExactly("0: a", "1: d");
        assertThat(downstream(graph, ASSETS.withMoment(100), "a")).containsExactly("0: a", "1: b d");
        assertThat(downstream(graph, ASSETS.withMoment(199), "a")).containsExactly("0: a", "1: b d");
        assertThat(downstream(graph, ASSETS.withMoment(200), "a")).containsExactly("0: a", "1: c d");
        assertThat(downstream(graph, ASSETS.withMoment(Claim.NOT_ENDED), "a")).containsExactly("0: a", "1: c d");
        assertThat(downstream(graph, ASSETS, "a")).containsExactly("0: a", "1: b c d");
    }

    @Test
    void saysWhatEachLayerClaims() {
        var graph = Drawing.graph("""
            orders(amount)
            revenue(total)
            orders -> revenue | DBT
            orders.amount -> revenue.total | AGGREGATION SQL
            """);
        int orders = Drawing.node(graph, "orders");
        int revenue = Drawing.node(graph, "revenue");

        assertThat(new Traversal(graph)
                        .edges(orders, revenue, ASSETS).stream()
                                .map(edge -> edge.claim().layer()))
                .containsExactly(Layer.DBT, Layer.SQL);
        assertThat(new Traversal(graph).edges(orders, revenue, ASSETS.withLayers(Set.of(Layer.SQL))))
                .hasSize(1);
        assertThat(new Traversal(graph).edges(orders, revenue, FIELDS))
                .describedAs("no field of one bears on all of the other")
                .isEmpty();
    }

    @Test
    void countsTheBlastRadiusByKind() {
        var graph = Drawing.graph("""
            orders(amount)
            revenue(total, tax)
            orders -> [load] -> revenue
            orders.amount -> revenue.total | IDENTITY
            orders.amount -> revenue.tax | IDENTITY
            """);
        var traversal = new Traversal(graph);

        assertThat(traversal.downstream(ASSETS, Drawing.node(graph, "orders")).counts())
                .containsExactly(entry(NodeKind.DATASET, 1), entry(NodeKind.JOB, 1));
        assertThat(traversal
                        .downstream(FIELDS, Drawing.node(graph, "orders.amount"))
                        .counts())
                .containsExactly(entry(NodeKind.FIELD, 2));
    }

    @Test
    void findsAShortestPath() {
        var graph = Drawing.graph("a -> b -> c -> d -> e\nb -> e\nx -> a");

        assertThat(path(graph, ASSETS, "a", "e")).isEqualTo("2: a b e");
        assertThat(path(graph, ASSETS, "a", "a")).isEqualTo("0: a");
        assertThat(path(graph, ASSETS, "e", "a")).isEqualTo("none");
        assertThat(path(graph, ASSETS.withDepth(1), "a", "e")).isEqualTo("none");
    }

    @Test
    void goesThroughATableAsAWholeToItsFields() {
        var graph = Drawing.graph("""
            orders(status)
            revenue(total)
            report(sum)
            orders.status -> revenue | FILTER
            revenue.total -> report.sum | IDENTITY
            """);

        assertThat(path(graph, FIELDS, "orders.status", "report.sum"))
                .isEqualTo("2: orders.status revenue revenue.total report.sum");
    }

    @Test
    void findsMorePathsFromShortToLong() {
        var graph = Drawing.graph("a -> b -> e\na -> c -> e\na -> e\nb -> c -> b\n");

        assertThat(paths(graph, 9, "a", "e"))
                .containsExactly("1: a e", "2: a b e", "2: a c e", "3: a b c e", "3: a c b e");
        assertThat(paths(graph, 2, "a", "e")).containsExactly("1: a e", "2: a b e");
        assertThatThrownBy(() -> paths(graph, 0, "a", "e")).hasMessage("at least one path is asked for, not 0");
    }

    @Test
    void findsAllThatIsBetween() {
        var graph = Drawing.graph("x -> a -> b -> e -> y\na -> c -> d -> e\nc -> z");
        var traversal = new Traversal(graph);
        int[] a = Drawing.nodes(graph, "a");
        int[] e = Drawing.nodes(graph, "e");

        assertThat(levels(graph, traversal.between(a, e, ASSETS))).containsExactly("0: a", "1: b c", "2: d e");
        assertThat(levels(graph, traversal.between(a, e, ASSETS.withDepth(2)))).containsExactly("0: a", "1: b", "2: e");
        assertThat(traversal.between(e, a, ASSETS).size()).isZero();
    }

    @Test
    void findsCommonAncestorsNearestFirst() {
        var graph = Drawing.graph("root -> raw -> a -> b\nraw -> c\nother -> c");
        var traversal = new Traversal(graph);

        assertThat(levels(graph, traversal.commonAncestors(ASSETS, Drawing.nodes(graph, "b", "c"))))
                .containsExactly("2: raw", "3: root");
        assertThat(levels(graph, traversal.commonAncestors(ASSETS, Drawing.nodes(graph, "a", "b"))))
                .containsExactly("1: a", "2: raw", "3: root");
        assertThat(traversal.commonAncestors(ASSETS).size()).isZero();
    }

    @Test
    void saysThatAnAnswerIsCutShort() {
        var graph = Drawing.graph("a -> b -> c -> d -> e -> f");
        var traversal = new Traversal(graph);
        var few = ASSETS.withSteps(2);
        int a = Drawing.node(graph, "a");
        int f = Drawing.node(graph, "f");

        assertThat(traversal.downstream(few, a).complete()).isFalse();
        assertThat(traversal.downstream(few, a).cut()).hasValue("the budget of 2 edges was used up: there may be more");
        assertThat(names(graph, traversal.downstream(few, a).nodes())).isEqualTo("a b c");
        assertThat(traversal.shortestPath(a, f, few).complete()).isFalse();
        assertThat(traversal.paths(a, f, 3, few).complete()).isFalse();
        assertThat(traversal.between(new int[] {a}, new int[] {f}, few).complete())
                .isFalse();
        assertThat(traversal.commonAncestors(few, f).complete()).isFalse();
        assertThat(traversal.downstream(ASSETS.withDepth(1), a).complete()).isTrue();
    }

    @Test
    void seesThatThereAreNoMorePathsHoweverManyCyclesThereAre() {
        var graph = Drawing.graph(allToAll(24) + "n0 -> end");
        var paths = new Traversal(graph)
                .paths(Drawing.node(graph, "n1"), Drawing.node(graph, "end"), 23, ASSETS.withDepth(3));
        var only = new Traversal(graph)
                .paths(Drawing.node(graph, "n0"), Drawing.node(graph, "end"), 9, ASSETS.withSteps(2_000));

        assertThat(paths.paths())
                .extracting(Path::length)
                .hasSize(23)
                .startsWith(2, 3)
                .endsWith(3);
        assertThat(only.complete()).isTrue();
        assertThat(only.paths()).hasSize(1);
    }

    @Test
    void givesUpAnExplosionOfPathsWithinItsBudget() {
        var graph = Drawing.graph(allToAll(24));
        var paths = new Traversal(graph)
                .paths(
                        Drawing.node(graph, "n0"),
                        Drawing.node(graph, "n1"),
                        Integer.MAX_VALUE,
                        ASSETS.withSteps(100_000));

        assertThat(paths.complete()).isFalse();
        assertThat(paths.paths()).hasSizeGreaterThan(20);
    }

    @Test
    void answersAgainAfterEachQuestionAsBefore() {
        var graph = Drawing.graph("a -> b -> c\nd -> e");
        var traversal = new Traversal(graph);
        var first = levels(graph, traversal.downstream(ASSETS, Drawing.node(graph, "a")));
        var other = levels(graph, traversal.upstream(ASSETS, Drawing.node(graph, "e")));

        assertThat(other).containsExactly("0: e", "1: d");
        assertThat(levels(graph, traversal.downstream(ASSETS, Drawing.node(graph, "a"))))
                .isEqualTo(first);
    }

    @Test
    void answersManyAtOnce() {
        var graph = RandomGraph.of(RandomGraph.edges(new Random(5), 40, 160));
        var traversal = new Traversal(graph);
        var expected = IntStream.range(0, graph.nodes())
                .mapToObj(node -> new Traversal(graph).downstream(FIELDS, node).set())
                .toList();

        assertThat(IntStream.range(0, 20 * graph.nodes())
                        .parallel()
                        .mapToObj(i ->
                                traversal.downstream(FIELDS, i % graph.nodes()).set())
                        .toList())
                .isEqualTo(Collections.nCopies(20, expected).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    /** So many nodes, n0 first, each of which leads to each. */
    private static String allToAll(int size) {
        var drawing = new StringBuilder();
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                drawing.append("n%d -> n%d\n".formatted(from, to));
            }
        }
        return drawing.toString();
    }

    private static List<String> downstream(Graph graph, Limits limits, String... starts) {
        return levels(graph, new Traversal(graph).downstream(limits, Drawing.nodes(graph, starts)));
    }

    private static List<String> upstream(Graph graph, Limits limits, String... starts) {
        return levels(graph, new Traversal(graph).upstream(limits, Drawing.nodes(graph, starts)));
    }

    private static List<String> levels(Graph graph, Closure closure) {
        return IntStream.rangeClosed(0, closure.depth())
                .filter(depth -> closure.at(depth).findAny().isPresent())
                .mapToObj(depth -> depth + ": " + names(graph, closure.at(depth)))
                .toList();
    }

    private static String names(Graph graph, IntStream nodes) {
        return String.join(" ", Drawing.names(graph, nodes));
    }

    private static String path(Graph graph, Limits limits, String from, String to) {
        var found = new Traversal(graph).shortestPath(Drawing.node(graph, from), Drawing.node(graph, to), limits);
        return found.paths().stream().map(path -> text(graph, path)).findFirst().orElse("none");
    }

    private static List<String> paths(Graph graph, int most, String from, String to) {
        return new Traversal(graph)
                .paths(Drawing.node(graph, from), Drawing.node(graph, to), most, ASSETS).paths().stream()
                        .map(path -> text(graph, path))
                        .toList();
    }

    private static String text(Graph graph, Path path) {
        return path.nodes().stream()
                .map(node -> Drawing.name(graph, node))
                .collect(Collectors.joining(" ", path.length() + ": ", ""));
    }
}
