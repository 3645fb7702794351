package io.headwater.lineage.project;

import io.headwater.lineage.Lineage;

/**
 * What a file of a project does. Where its query becomes a table, that table is an output, and the target of its columns.
 *
 * @param lineage with stars of tables that other files make resolved
 */
public record Model(Script script, Lineage lineage) {}
