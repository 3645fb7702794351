package io.headwater.server.graph;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.lineage.AssetGraph;
import io.headwater.core.lineage.Claims;
import io.headwater.core.lineage.Claims.Told;
import io.headwater.core.lineage.EdgeClaim;
import io.headwater.store.Books;
import io.headwater.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graph of what feeds what as it is kept now. A question that finds the graph behind makes the next one of it: of what
 * leads into the assets whose claims changed, or of everything where that is much.
 */
public final class Graphs {
    private static final Logger LOG = LoggerFactory.getLogger(Graphs.class);

    private final Store store;
    private final ReentrantLock making = new ReentrantLock();
    private volatile State state = new State(AssetGraph.EMPTY, -1);

    /** Graphs of what a store holds. */
    public Graphs(Store store) {
        this.store = store;
    }

    private record State(AssetGraph graph, long version) {}

    /** The graph with all claims that were committed before the question. */
    public AssetGraph current() {
        if (store.read(books -> books.claims().version()) != state.version()) {
            making.lock();
            try {
                // In a transaction, for rows are then read stretch by stretch.
                state = store.write(books -> next(books, state));
            } finally {
                making.unlock();
            }
        }
        return state.graph();
    }

    private static State next(Books books, State before) {
        var claims = books.claims();
        var changes = claims.changes(before.version());
        if (changes.version() == before.version()) {
            return before;
        }
        var graph = changes.targets().size() > before.graph().size() / 2
                ? whole(claims)
                : changed(claims, before.graph(), changes);
        LOG.debug(
                "graph of lineage made assets={} edges={} changed={}",
                graph.size(),
                graph.edges(),
                changes.targets().size());
        return new State(graph, changes.version());
    }

    private static AssetGraph whole(Claims claims) {
        var change = AssetGraph.EMPTY.change(claims.labels());
        claims.all(change::add);
        return change.build();
    }

    private static AssetGraph changed(Claims claims, AssetGraph before, Claims.Changes changes) {
        if (changes.targets().isEmpty()) {
            return before;
        }
        var told = new ArrayList<Told>();
        claims.into(changes.targets(), told::add);
        var named = new HashSet<AssetId>(changes.targets());
        told.forEach(one -> one.edges().stream().map(EdgeClaim::from).forEach(from -> named.add(from.asset())));
        var change = before.change(claims.labels(named)).forget(changes.targets());
        told.forEach(change::add);
        return change.build();
    }
}
