package io.headwater.lineage.graph;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Small graphs of all kinds of edges, the same for the same seed. */
final class RandomGraph {
    private static final List<Relation> RELATIONS =
            List.of(Relation.FLOW, Relation.IDENTITY, Relation.AGGREGATION, Relation.FILTER);
    private static final List<Layer> LAYERS = List.of(Layer.WAREHOUSE, Layer.SQL, Layer.DBT);

    private RandomGraph() {}

    private static <T> T pick(List<T> items, Random random) {
        return items.get(random.nextInt(items.size()));
    }

    /** A node by name; without a field it is the asset. */
    record Place(int asset, int field) {
        boolean isAsset() {
            return field < 0;
        }

        int handle(GraphBuilder builder) {
            int handle = asset % 4 == 3 ? builder.asset(NodeKind.JOB, "job" + asset) : builder.dataset("table" + asset);
            return isAsset() ? handle : builder.field(handle, "f" + field);
        }

        String name() {
            String name = asset % 4 == 3 ? "[job" + asset + "]" : "table" + asset;
            return isAsset() ? name : (asset % 4 == 3 ? "job" + asset : name) + ".f" + field;
        }
    }

    record Line(Place from, Place to, Claim claim) {
        void addTo(GraphBuilder builder) {
            builder.edge(from.handle(builder), to.handle(builder), claim);
        }
    }

    static List<Line> edges(Random random, int assets, int edges) {
        return Stream.generate(() -> new Line(place(random, assets), place(random, assets), claim(random)))
                .limit(edges)
                .toList();
    }

    static Graph of(List<Line> edges) {
        var builder = Graph.EMPTY.change();
        edges.forEach(edge -> edge.addTo(builder));
        return builder.build();
    }

    private static Place place(Random random, int assets) {
        return new Place(random.nextInt(assets), random.nextInt(3) - 1);
    }

    private static Claim claim(Random random) {
        long from = random.nextInt(3) == 0 ? Claim.EVER : random.nextInt(1, 20);
        long to = random.nextInt(3) == 0 ? Claim.NOT_ENDED : random.nextInt(20, 40);
        double confidence = random.nextInt(2) == 0 ? Double.NaN : random.nextInt(5) / 4.0;
        return new Claim(pick(RELATIONS, random), pick(LAYERS, random), from, to, confidence);
    }
}
