package io.headwater.lineage.graph;

/** What a node is. All but fields are assets of their own; a field belongs to one. */
public enum NodeKind {
    /** A table, view, set of files or topic. */
    DATASET,
    FIELD,
    /** What moves data: a model, task, scheduled query. */
    JOB,
    DASHBOARD,
    /** Of machine learning. */
    MODEL,
    /** Data that leaves for another system. */
    EXPORT
}
