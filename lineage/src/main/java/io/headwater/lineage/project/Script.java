package io.headwater.lineage.project;

import io.headwater.lineage.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A file of SQL.
 *
 * @param path by which it is told of
 * @param makes the table that its query becomes; null where that follows from the file's name
 */
public record Script(String path, String sql, @Nullable TableName makes) {
    /** A file whose query, if it is but one, becomes a table of the file's name. */
    public static Script of(String path, String sql) {
        return new Script(path, sql, null);
    }

    /** The file's own name, without folders and ending. */
    String name() {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name;
    }
}
