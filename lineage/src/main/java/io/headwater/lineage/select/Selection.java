package io.headwater.lineage.select;

import io.headwater.lineage.graph.NodeKind;
import java.util.List;

/** Which nodes are meant, whatever graph is asked. */
public sealed interface Selection {
    /** For a number of edges: as far as they lead. */
    int ANY_DEPTH = Integer.MAX_VALUE;

    /** Assets by their names. */
    record Named(Pattern pattern) implements Selection {}

    /** Fields by their names. */
    record Fields(Pattern pattern) implements Selection {}

    /** Assets of one kind. */
    record OfKind(NodeKind kind, int offset) implements Selection {}

    /**
     * Assets of which a condition holds that is not of the graph.
     *
     * @param offset where the word stands, in UTF-16 units
     */
    record Matching(String word, String argument, Condition condition, int offset) implements Selection {}

    /** What is on ways from some nodes to others, the ends included. */
    record Between(Selection from, Selection to) implements Selection {}

    /**
     * Nodes with what is around them.
     *
     * @param up how many edges against the data
     * @param down how many edges with the data
     */
    record Around(Selection of, int up, int down) implements Selection {}

    /** Nodes, all that is downstream of them, and all that is upstream of either. */
    record Family(Selection of) implements Selection {}

    /** What is in any of several selections. */
    record AnyOf(List<Selection> parts) implements Selection {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /** What is in all of several selections; a field is in one that has its asset. */
    record AllOf(List<Selection> parts) implements Selection {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** What is in one selection and not in another; a field is in one that has its asset. */
    record Except(Selection selected, Selection excluded) implements Selection {}

    /**
     * Reads an expression.
     *
     * @param criteria the words that may stand before a colon, besides those of the language
     * @throws SelectionException where it is not one
     */
    static Selection parse(String expression, Criteria criteria) {
        return new Parser(expression, criteria).selection();
    }

    /**
     * Reads an expression and another one for what is left out.
     *
     * @param excluded may be blank
     * @throws SelectionException where either is not one
     */
    static Selection parse(String expression, String excluded, Criteria criteria) {
        var selected = parse(expression, criteria);
        return excluded.isBlank() ? selected : new Except(selected, parse(excluded, criteria));
    }
}
