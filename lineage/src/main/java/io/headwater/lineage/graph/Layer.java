package io.headwater.lineage.graph;

/** Who says that an edge is there. Layers that describe the same edge stand side by side; none overwrites another. */
public enum Layer {
    /** The warehouse's own record of what depends on what, or of what was read and written. */
    WAREHOUSE,
    /** A statement's text, parsed. */
    SQL,
    /** A dbt manifest. */
    DBT,
    /** OpenLineage events. */
    OPENLINEAGE,
    /** An orchestrator's tasks. */
    ORCHESTRATOR,
    /** A tool for dashboards and reports. */
    BI,
    /** A person. */
    PERSON,
    /** A guess from names that are alike. */
    NAME_MATCH
}
