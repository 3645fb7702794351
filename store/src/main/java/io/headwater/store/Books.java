package io.headwater.store;

import io.headwater.core.catalog.Assets;
import io.headwater.core.collect.Facts;
import io.headwater.core.collect.History;
import io.headwater.core.collect.Sources;
import io.headwater.core.incident.Incidents;
import io.headwater.core.monitor.Monitors;
import org.jooq.DSLContext;

/** Everything that is kept, as one transaction sees it. Not to be used after the transaction has ended. */
public final class Books {
    private final DSLContext database;
    private final Vault vault;

    Books(DSLContext database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    public Assets assets() {
        return new JooqAssets(database);
    }

    public Facts facts() {
        return new JooqFacts(database);
    }

    public History history() {
        return new JooqHistory(database);
    }

    public Sources sources() {
        return new JooqSources(database, vault);
    }

    public Monitors monitors() {
        return new JooqMonitors(database);
    }

    public Incidents incidents() {
        return new JooqIncidents(database);
    }
}
