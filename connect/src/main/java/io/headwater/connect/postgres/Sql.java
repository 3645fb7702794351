package io.headwater.connect.postgres;

import io.headwater.core.catalog.AssetName;

/** Names as the server wants them. */
final class Sql {
    private Sql() {}

    /** A name in double quotes; what is in it means itself. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Schema and table of an asset: its last two segments. */
    static String table(AssetName asset) {
        return name(asset.schema()) + "." + name(asset.last());
    }
}
