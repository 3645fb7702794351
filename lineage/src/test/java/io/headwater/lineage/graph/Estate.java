package io.headwater.lineage.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A large estate in the shape of the packages: they again and again with links across, their hubs the more likely to be
 * linked, each table with fields, and edges between fields where there are edges between tables.
 */
final class Estate {
    private static final int DISTINCT_FIELDS = 5_000;
    private static final double ACROSS = 0.05;
    private static final double STEERING = 0.1;
    private static final double ENDED = 0.1;
    private static final long MOMENT = 1_700_000_000;
    private static final int YEAR = 365 * 86_400;

    private final Random random = new Random(1);
    private final int fields;
    private final List<String> tables = new ArrayList<>();
    private final List<String> fieldNames = new ArrayList<>();
    private final Ints from = new Ints();
    private final Ints to = new Ints();
    private final Ints tableFrom = new Ints();
    private final Ints tableTo = new Ints();

    /**
     * An estate.
     *
     * @param fields how many each table has
     * @param edges how many there are in all
     */
    Estate(Packages packages, int tables, int fields, int edges) {
        this.fields = fields;
        for (int tile = 0; this.tables.size() < tables; tile++) {
            addTile(packages, tile, tables);
        }
        int within = tableFrom.size();
        for (int i = 0; i < within * ACROSS; i++) {
            link(tableFrom.get(random.nextInt(within)), tableTo.get(random.nextInt(within)));
        }
        for (int i = 0; i < tables * fields; i++) {
            fieldNames.add(
                    "column_" + (i % fields < 3 ? i % fields : random.nextInt(DISTINCT_FIELDS)) + "_" + i % fields);
        }
        while (from.size() + tableFrom.size() < edges) {
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
        for (int i = 0; i < tableFrom.size(); i++) {
            builder.edge(handles[tableFrom.get(i)], handles[tableTo.get(i)], claim(Relation.FLOW, Layer.DBT, times));
        }
        for (int i = 0; i < from.size(); i++) {
            var relation = to.get(i) < tables.size() ? Relation.FILTER : Relation.IDENTITY;
            builder.edge(handles[from.get(i)], handles[to.get(i)], claim(relation, Layer.SQL, times));
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
        for (int i = 0; i < packages.from.size(); i++) {
            link(base + packages.from.get(i), base + packages.to.get(i));
        }
    }

    private void link(int source, int target) {
        if (source < tables.size() && target < tables.size()) {
            tableFrom.add(source);
            tableTo.add(target);
        }
    }

    private void addFieldEdge() {
        int edge = random.nextInt(tableFrom.size());
        int source = tables.size() + tableFrom.get(edge) * fields + random.nextInt(fields);
        boolean steers = random.nextDouble() < STEERING;
        from.add(source);
        to.add(steers ? tableTo.get(edge) : tables.size() + tableTo.get(edge) * fields + random.nextInt(fields));
    }
}
