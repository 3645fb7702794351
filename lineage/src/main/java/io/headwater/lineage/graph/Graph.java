package io.headwater.lineage.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What feeds what: an immutable graph of assets and their fields, in compressed sparse rows.
 *
 * <p>Nodes are numbered from 0: first the assets in the order of their names, then the fields in the order of their assets
 * and names. Numbers hold within one graph; names hold across graphs. Memory is about 40 bytes an edge and 20 a node
 * besides the names' UTF-8, in which a name that many fields bear is kept once. Safe for use by many threads.
 */
public final class Graph {
    /**
     * An edge as somebody claims it.
     *
     * @param from a node of the graph
     * @param to another, or the same
     */
    public record Edge(int from, int to, Claim claim) {}

    /** A graph without anything. */
    public static final Graph EMPTY = new Graph(Names.NONE, Names.NONE, Fields.NONE, Edges.NONE);

    final Names assetNames;
    final Names fieldNames;
    final Fields fields;
    final Edges edges;

    Graph(Names assetNames, Names fieldNames, Fields fields, Edges edges) {
        this.assetNames = assetNames;
        this.fieldNames = fieldNames;
        this.fields = fields;
        this.edges = edges;
    }

    /** Collects changes from which a new graph is made; this one stays as it is. */
    public GraphBuilder change() {
        return new GraphBuilder(this);
    }

    /** How many assets there are: the nodes below this number. */
    public int assets() {
        return assetNames.size();
    }

    /** How many nodes there are, fields included. */
    public int nodes() {
        return assetNames.size() + fields.size();
    }

    /** How many edges there are, each claim of each layer counted. */
    public int edges() {
        return edges.size();
    }

    /** The asset of this kind and name; empty for {@link NodeKind#FIELD} too, whose name says nothing without its asset. */
    public OptionalInt find(NodeKind kind, String name) {
        int found = assetNames.find(key(kind, name));
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** The field of an asset. */
    public OptionalInt findField(int asset, String name) {
        int number = fieldNames.find(name.getBytes(StandardCharsets.UTF_8));
        int found = fields.find(asset, number);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(assets() + found);
    }

    public boolean isAsset(int node) {
        return node < assets();
    }

    public NodeKind kind(int node) {
        return isAsset(node) ? Packed.kind(assetNames.lastByte(node)) : NodeKind.FIELD;
    }

    /** The node's own name; a field's without that of its asset. */
    public String name(int node) {
        return isAsset(node) ? assetNames.text(node, 1) : fieldNames.text(fields.name(node - assets()), 0);
    }

    /** The node's name; a field's behind that of its asset, with a dot between. */
    public String fullName(int node) {
        return isAsset(node) ? name(node) : name(owner(node)) + "." + name(node);
    }

    /** The asset that a field belongs to; an asset is its own. */
    public int owner(int node) {
        return isAsset(node) ? node : fields.owner(node - assets());
    }

    /** The fields of an asset, by name. */
    public IntStream fieldsOf(int asset) {
        return IntStream.range(firstField(asset), endField(asset));
    }

    /**
     * An edge by its number.
     *
     * @throws IndexOutOfBoundsException where there is none
     */
    public Edge edge(int edge) {
        return new Edge(edges.source(edge), edges.targets[edge], edges.claim(edge));
    }

    /** Numbers of the edges that go out from a node itself, by where they go. */
    public IntStream edgesFrom(int node) {
        return IntStream.range(edges.outStarts[node], edges.outStarts[node + 1]);
    }

    /** Numbers of the edges that come into a node itself, by where they come from. */
    public IntStream edgesInto(int node) {
        return Arrays.stream(edges.into, edges.inStarts[node], edges.inStarts[node + 1]);
    }

    int firstField(int asset) {
        return assets() + fields.start(asset);
    }

    int endField(int asset) {
        return assets() + fields.end(asset);
    }

    /** An asset's name and kind as one string of bytes: the kind's is below any that a name is sorted by. */
    static byte[] key(NodeKind kind, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(text, text.length + 1);
        key[text.length] = Packed.kind(kind);
        return key;
    }
}
