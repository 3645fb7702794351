package io.headwater.bench;

import io.headwater.lineage.graph.Claim;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A large estate in the shape of the packages: they again and again with links across, their hubs the more likely to be
 * linked, each table with fields, and edges between fields where there are edges between tables.
 */
final class GraphEstate {
    private static final int DISTINCT_FIELDS = 5_000;
    private static final double ACROSS = 0.05;
    private static final double STEERING = 0.1;
    private static final double ENDED = 0.1;
    private static final long MOMENT = 1_700_000_000;
    private static final int YEAR = 365 * 86_400;

    /** Between tables by number, or from a field to a field or table, which are numbered after the tables. */
    private record Edge(int from, int to) {}

    private final Random random = new Random(1);
    private final int fields;
    private final List<String> tables = new ArrayList<>();
    private final List<String> fieldNames = new ArrayList<>();
    private final List<Edge> fieldEdges = new ArrayList<>();
    private final List<Edge> flows = new ArrayList<>();

    /**
     * An estate.
     *
     * @param fields how many each table has
     * @param edges how many there are in all
     */
    GraphEstate(Packages packages, int tables, int fields, int edges) {
        this.fields = fields;
        for (int tile = 0; this.tables.size() < tables; tile++) {
            addTile(packages, tile, tables);
        }
        int within = flows.size();
        for (int i = 0; i < within * ACROSS; i++) {
            link(
                    flows.get(random.nextInt(within)).from(),
                    flows.get(random.nextInt(within)).to());
        }
        for (int i = 0; i < tables * fields; i++) {
            fieldNames.add(
                    "column_" + (i % fields < 3 ? i % fields : random.nextInt(DISTINCT_FIELDS)) + "_" + i % fields);
        }
        while (fieldEdges.size() + flows.size() < edges) {
            addFieldEdge();
        }
    }

    /** Handed over as a reader of a store would: names and numbers. */
    Graph build() {
        var builder = Graph.EMPTY.change();
        int[] handles = new int[tables.size() * (fields + 1)];
        for (int table = 0; table < tables.size(); table++) {
            handles[table] = builder.dataset(tables.get(table));
            for (int field = 0; field < fields; field++) {
                int place = table * fields + field;
                handles[tables.size() + place] = builder.field(handles[table], fieldNames.get(place));
            }
        }
        var times = new Random(2);
        for (Edge flow : flows) {
            builder.edge(handles[flow.from()], handles[flow.to()], claim(Relation.FLOW, Layer.DBT, times));
        }
        for (Edge edge : fieldEdges) {
            var relation = edge.to() < tables.size() ? Relation.FILTER : Relation.IDENTITY;
            builder.edge(handles[edge.from()], handles[edge.to()], claim(relation, Layer.SQL, times));
        }
        return builder.build();
    }

    private static Claim claim(Relation relation, Layer layer, Random times) {
        long since = MOMENT + times.nextInt(YEAR);
        long until = times.nextDouble() < ENDED ? since + 1 + times.nextInt(YEAR) : Claim.NOT_ENDED;
        return new Claim(relation, layer, since, until, 0.9);
    }

    private void addTile(Packages packages, int tile, int most) {
        int base = tables.size();
        for (String name : packages.names) {
            if (tables.size() < most) {
                tables.add(name + "_" + tile);
            }
        }
        for (int i = 0; i < packages.from.length; i++) {
            link(base + packages.from[i], base + packages.to[i]);
        }
    }

    private void link(int source, int target) {
        if (source < tables.size() && target < tables.size()) {
            flows.add(new Edge(source, target));
        }
    }

    private void addFieldEdge() {
        Edge flow = flows.get(random.nextInt(flows.size()));
        int source = tables.size() + flow.from() * fields + random.nextInt(fields);
        boolean steers = random.nextDouble() < STEERING;
        int target = steers ? flow.to() : tables.size() + flow.to() * fields + random.nextInt(fields);
        fieldEdges.add(new Edge(source, target));
    }
}
