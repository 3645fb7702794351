package io.headwater.server.lineage;

import io.headwater.lineage.project.Model;
import io.headwater.lineage.project.Project;
import io.headwater.lineage.project.Script;
import io.headwater.lineage.sql.SqlLineage;
import io.headwater.wire.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/**
 * Prints the lineage of files: of one by itself, of several as a project.
 *
 * @param namespace of datasets in events
 * @param changed when the files were last changed, which is when events say that it became so
 */
public record LineagePrinter(Format format, String namespace, Instant changed, SqlLineage engine, PrintWriter to) {
    /** How a lineage is printed. */
    public enum Format {
        /** For a person. */
        TEXT,
        /** The fields of the batch format, one object a file. */
        JSON,
        /** An event of a job without a run, one a file. */
        OPENLINEAGE,
        /** A flowchart. */
        MERMAID
    }

    /**
     * Prints some scripts.
     *
     * @param isOne whether there is one that stands for itself: its query becomes no table
     */
    public void print(List<Script> scripts, boolean isOne) {
        if (isOne && format != Format.OPENLINEAGE) {
            var script = scripts.getFirst();
            print(new Model(script, engine.analyze(script.sql())));
        } else {
            print(Project.of(engine, scripts));
        }
        to.flush();
    }

    private void print(Model model) {
        switch (format) {
            case TEXT ->
                to.printf(
                        "%s%n%s",
                        model.script().path(), LineageText.of(model.script().sql(), model.lineage()));
            case MERMAID -> to.print(LineageMermaid.of(model.lineage()));
            case JSON, OPENLINEAGE -> {
                var line = LineageBatch.of(model.lineage());
                line.put("file", model.script().path());
                to.println(Json.write(line));
            }
        }
    }

    private void print(Project project) {
        switch (format) {
            case TEXT -> {
                project.models().forEach(this::print);
                to.print(LineageText.of(project));
            }
            case JSON -> project.models().forEach(this::print);
            case MERMAID -> to.print(LineageMermaid.of(project));
            case OPENLINEAGE -> {
                var events = new LineageEvents(namespace, engine.dialect());
                project.models().forEach(model -> to.println(Json.write(events.event(model, changed))));
            }
        }
    }
}
