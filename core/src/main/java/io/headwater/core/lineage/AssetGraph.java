package io.headwater.core.lineage;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.lineage.Claims.Label;
import io.headwater.core.lineage.Claims.Told;
import io.headwater.lineage.graph.Claim;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.graph.GraphBuilder;
import io.headwater.lineage.graph.NodeKind;
import io.headwater.lineage.graph.Traversal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What feeds what, of all times, in memory: the graph of module {@code lineage} whose nodes are assets. Immutable and safe
 * for use by many threads.
 */
public final class AssetGraph {
    /** A graph that nothing was told to. */
    public static final AssetGraph EMPTY = new AssetGraph(Graph.EMPTY, Map.of());

    private final Traversal traversal;
    private final Map<AssetId, Label> labels;
    private final Map<AssetId, Integer> nodes = new HashMap<>();
    private final AssetId[] assets;

    private AssetGraph(Graph graph, Map<AssetId, Label> labels) {
        this.traversal = new Traversal(graph);
        this.labels = labels;
        this.assets = new AssetId[graph.assets()];
        labels.forEach((id, label) -> graph.find(kind(label), name(label)).ifPresent(node -> {
            nodes.put(id, node);
            assets[node] = id;
        }));
    }

    /** How many assets there are. */
    public int size() {
        return assets.length;
    }

    /** How many edges there are, each claim of each layer counted. */
    public int edges() {
        return graph().edges();
    }

    /**
     * Collects what makes the next graph of this one.
     *
     * @param named what assets that are told of are called; those that this graph has may be left out
     */
    public Change change(Map<AssetId, Label> named) {
        return new Change(named);
    }

    Traversal traversal() {
        return traversal;
    }

    Graph graph() {
        return traversal.graph();
    }

    /** The number of a node; empty where nothing was said of it. */
    OptionalInt find(Node node) {
        Integer asset = nodes.get(node.asset());
        if (asset == null) {
            return OptionalInt.empty();
        }
        return node.isWhole() ? OptionalInt.of(asset) : graph().findField(asset, node.field());
    }

    /** The node of a number. */
    Node node(int number) {
        var graph = graph();
        return new Node(assets[graph.owner(number)], graph.isAsset(number) ? "" : graph.name(number));
    }

    private static NodeKind kind(Label label) {
        return label.kind() == AssetKind.JOB ? NodeKind.JOB : NodeKind.DATASET;
    }

    private static String name(Label label) {
        return label.name().namespace() + "/" + label.name().text();
    }

    /** What makes the next graph. For one thread. */
    public final class Change {
        private final GraphBuilder builder = graph().change();
        private final Map<AssetId, Label> all = new HashMap<>(labels);

        private Change(Map<AssetId, Label> named) {
            all.putAll(named);
        }

        /** Forgets what leads into these assets and their fields: what still does is told again. */
        public Change forget(Collection<AssetId> targets) {
            for (AssetId target : targets) {
                find(Node.whole(target))
                        .ifPresent(asset -> IntStream.concat(IntStream.of(asset), graph().fieldsOf(asset))
                                .flatMap(node -> graph().edgesInto(node))
                                .forEach(builder::removeEdge));
            }
            return this;
        }

        /** Adds what a piece of evidence says. */
        public void add(Told told) {
            long from = told.validFrom().map(moment -> moment.getEpochSecond()).orElse(Claim.EVER);
            long to = told.validTo().map(moment -> moment.getEpochSecond()).orElse(Claim.NOT_ENDED);
            long until = to <= from ? from + 1 : to;
            for (EdgeClaim edge : told.edges()) {
                if (all.containsKey(edge.from().asset())
                        && all.containsKey(edge.to().asset())) {
                    var claim = Claim.of(edge.relation(), edge.layer())
                            .valid(from, until)
                            .withConfidence(told.confidence());
                    builder.edge(handle(edge.from()), handle(edge.to()), claim);
                }
            }
        }

        /** The graph before with all that was collected, once. */
        public AssetGraph build() {
            return new AssetGraph(builder.build(), all);
        }

        private int handle(Node node) {
            Label label = Objects.requireNonNull(all.get(node.asset()));
            int asset = builder.asset(kind(label), name(label));
            return node.isWhole() ? asset : builder.field(asset, node.field());
        }
    }
}
