package io.headwater.store;

import io.headwater.core.access.People;
import io.headwater.core.access.Principal;
import io.headwater.core.access.Repeats;
import io.headwater.core.calendar.Calendars;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.Assets;
import io.headwater.core.catalog.Domains;
import io.headwater.core.collect.Agenda;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Facts;
import io.headwater.core.collect.History;
import io.headwater.core.collect.Sources;
import io.headwater.core.detect.Judgements;
import io.headwater.core.detect.Trends;
import io.headwater.core.incident.Explanations;
import io.headwater.core.incident.IncidentSeries;
import io.headwater.core.incident.Incidents;
import io.headwater.core.lineage.Claims;
import io.headwater.core.lineage.Known;
import io.headwater.core.monitor.Monitors;
import io.headwater.core.monitor.Spells;
import io.headwater.core.notify.Channels;
import io.headwater.core.notify.Outbox;
import io.headwater.core.route.Audiences;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    public Spells spells() {
        return new JooqSpells(database);
    }

    public Monitors monitors() {
        return new JooqMonitors(database);
    }

    public Incidents incidents() {
        return new JooqIncidents(database);
    }

    public Explanations explanations() {
        return new JooqExplanations(database);
    }

    public IncidentSeries incidentSeries() {
        return new JooqIncidentSeries(database);
    }

    public People people() {
        return new JooqPeople(database, new Tokens(new SecureRandom()));
    }

    public Channels channels() {
        return new JooqChannels(database, vault);
    }

    public Audiences audiences() {
        return new JooqAudiences(database);
    }

    public Outbox outbox() {
        return new JooqOutbox(database);
    }

    public Judgements judgements() {
        return new JooqJudgements(database);
    }

    public Trends trends() {
        return new JooqTrends(database);
    }

    public Domains domains() {
        return new JooqDomains(database);
    }

    public Repeats repeats() {
        return new JooqRepeats(database);
    }

    public Claims claims() {
        return new JooqClaims(database);
    }

    /** The datasets of the catalog, for reading texts that name them; what was looked up once stays as it was. */
    public Known known() {
        return new KnownDatasets(database);
    }

    public Agenda agenda() {
        return new JobRows(database);
    }

    public Calendars calendars() {
        return new JooqCalendars(database);
    }

    /** Where the days of an asset begin: its source's zone. */
    public ZoneId zone(Asset asset) {
        return asset.source()
                .flatMap(source -> sources().find(Principal.HEADWATER, source))
                .map(ConnectedSource::zone)
                .orElse(ZoneOffset.UTC);
    }
}
