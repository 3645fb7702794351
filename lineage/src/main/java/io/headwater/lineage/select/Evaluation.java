package io.headwater.lineage.select;

import io.headwater.lineage.graph.Closure;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.graph.Limits;
import io.headwater.lineage.graph.Limits.Scope;
import io.headwater.lineage.graph.Traversal;
import io.headwater.lineage.graph.Traversal.Direction;
import io.headwater.lineage.select.Selected.Notice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers one selection, and notes on the way what was not found. */
final class Evaluation {
    private final Traversal traversal;
    private final Graph graph;
    private final Limits ofAssets;
    private final Limits ofFields;
    private final List<Notice> notices = new ArrayList<>();
    private Optional<String> cut = Optional.empty();

    Evaluation(Traversal traversal, Limits ofAssets, Limits ofFields) {
        this.traversal = traversal;
        this.graph = traversal.graph();
        this.ofAssets = ofAssets;
        this.ofFields = ofFields;
    }

    Selected of(Selection selection) {
        return new Selected(nodes(selection), notices, cut);
    }

    private BitSet nodes(Selection selection) {
        return switch (selection) {
            case Selection.Named(var pattern) -> named(pattern);
            case Selection.Fields(var pattern) -> fields(pattern);
            case Selection.OfKind(var kind, int offset) ->
                noted(assets(asset -> graph.kind(asset) == kind), offset, "no asset is of this kind");
            case Selection.Matching(var word, var argument, var condition, int offset) ->
                noted(
                        assets(asset -> condition.holds(graph, asset)),
                        offset,
                        "no asset has %s:%s".formatted(word, argument));
            case Selection.Between(var from, var to) -> between(nodes(from), nodes(to));
            case Selection.Around(var of, int up, int down) -> around(nodes(of), up, down);
            case Selection.Family(var of) -> family(nodes(of));
            case Selection.AnyOf(var parts) -> joined(parts, Evaluation::union);
            case Selection.AllOf(var parts) -> joined(parts, this::intersection);
            case Selection.Except(var selected, var excluded) -> without(nodes(selected), nodes(excluded));
        };
    }

    private BitSet named(Pattern pattern) {
        var found = assets(asset -> pattern.matches(graph.name(asset)));
        return found.isEmpty()
                ? noted(found, pattern.offset(), "no asset is called " + pattern.text() + meant(pattern))
                : found;
    }

    private String meant(Pattern pattern) {
        var names = IntStream.range(0, graph.assets()).mapToObj(graph::name);
        return guess(pattern, names.map(name -> pattern.text().contains(".") ? name : lastPart(name)));
    }

    private static String guess(Pattern pattern, Stream<String> names) {
        return pattern.isExact()
                ? Nearest.to(pattern.text(), names)
                        .map(": did you mean "::concat)
                        .orElse("")
                : "";
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
    }

    /** The name before a dot is the asset's, what follows it the field's; both may have dots of their own. */
    private BitSet fields(Pattern pattern) {
        var found = new BitSet();
        String text = pattern.text();
        for (int dot = text.indexOf('.'); dot > 0 && dot + 1 < text.length(); dot = text.indexOf('.', dot + 1)) {
            var asset = pattern.part(0, dot);
            var field = pattern.part(dot + 1, text.length());
            assets(each -> asset.matches(graph.name(each))).stream().forEach(each -> addFields(each, field, found));
        }
        IntStream.range(0, graph.assets()).forEach(asset -> addFields(asset, pattern, found));
        return noted(found, pattern.offset(), "no field is called " + text);
    }

    private void addFields(int asset, Pattern pattern, BitSet found) {
        if (pattern.isExact()) {
            graph.findField(asset, pattern.text()).ifPresent(found::set);
        } else {
            graph.fieldsOf(asset)
                    .filter(field -> pattern.matchesWhole(graph.name(field)))
                    .forEach(found::set);
        }
    }

    private BitSet assets(IntPredicate condition) {
        return IntStream.range(0, graph.assets()).filter(condition).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private BitSet noted(BitSet found, int offset, String otherwise) {
        if (found.isEmpty()) {
            notices.add(new Notice(offset, otherwise));
        }
        return found;
    }

    private BitSet between(BitSet from, BitSet to) {
        boolean isOfFields = Math.max(from.length(), to.length()) > graph.assets();
        return isOfFields
                ? set(traversal.between(withFields(from), withFields(to), ofFields))
                : set(traversal.between(array(from), array(to), ofAssets));
    }

    private int[] withFields(BitSet nodes) {
        return nodes.stream()
                .flatMap(node -> graph.isAsset(node)
                        ? IntStream.concat(IntStream.of(node), graph.fieldsOf(node))
                        : IntStream.of(node))
                .distinct()
                .toArray();
    }

    private BitSet around(BitSet nodes, int up, int down) {
        var all = (BitSet) nodes.clone();
        for (var limits : List.of(ofAssets, ofFields)) {
            var starts = ofScope(nodes, limits.scope());
            all.or(reach(starts, limits, Direction.UPSTREAM, up));
            all.or(reach(starts, limits, Direction.DOWNSTREAM, down));
        }
        return all;
    }

    private BitSet family(BitSet nodes) {
        var all = (BitSet) nodes.clone();
        for (var limits : List.of(ofAssets, ofFields)) {
            var starts = ofScope(nodes, limits.scope());
            var downstream = reach(starts, limits, Direction.DOWNSTREAM, Selection.ANY_DEPTH);
            all.or(downstream);
            all.or(reach(downstream, limits, Direction.UPSTREAM, Selection.ANY_DEPTH));
        }
        return all;
    }

    /** Assets are followed to assets, fields to fields. */
    private BitSet ofScope(BitSet nodes, Scope scope) {
        var those = (BitSet) nodes.clone();
        switch (scope) {
            case ASSETS -> those.clear(graph.assets(), Math.max(graph.assets(), nodes.length()));
            case FIELDS -> those.clear(0, graph.assets());
        }
        return those;
    }

    private BitSet reach(BitSet starts, Limits limits, Direction direction, int depth) {
        if (starts.isEmpty() || depth == 0) {
            return starts;
        }
        return set(traversal.closure(direction, limits.withDepth(Math.min(depth, limits.depth())), array(starts)));
    }

    private BitSet set(Closure closure) {
        cut = cut.or(closure::cut);
        return closure.set();
    }

    private BitSet joined(List<Selection> parts, BinaryOperator<BitSet> join) {
        return parts.stream().map(this::nodes).reduce(join).orElseGet(BitSet::new);
    }

    private static BitSet union(BitSet a, BitSet b) {
        var both = (BitSet) a.clone();
        both.or(b);
        return both;
    }

    private BitSet intersection(BitSet a, BitSet b) {
        return union(filtered(a, node -> isIn(node, b)), filtered(b, node -> isIn(node, a)));
    }

    private BitSet without(BitSet selected, BitSet excluded) {
        return filtered(selected, node -> !isIn(node, excluded));
    }

    private boolean isIn(int node, BitSet set) {
        return set.get(node) || set.get(graph.owner(node));
    }

    private static BitSet filtered(BitSet set, IntPredicate condition) {
        return set.stream().filter(condition).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static int[] array(BitSet set) {
        return set.stream().toArray();
    }
}
