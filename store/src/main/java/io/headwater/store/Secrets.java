package io.headwater.store;

import static io.headwater.store.tables.Tables.SECRET;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Sealed texts by number. */
final class Secrets {
    private final DSLContext database;
    private final Vault vault;

    Secrets(DSLContext database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Seals a text for its owner and returns its number. */
    long seal(String owner, String secret) {
        var row = database.newRecord(SECRET);
        row.setOwner(owner);
        row.setSealed(vault.seal(owner, secret));
        row.insert();
        return row.getId();
    }

    /** The text; empty where there is none. */
    String open(@Nullable Long id) {
        var row = id == null ? null : database.fetchOne(SECRET, SECRET.ID.eq(id));
        return row == null ? "" : vault.open(row.getOwner(), row.getSealed());
    }
}
