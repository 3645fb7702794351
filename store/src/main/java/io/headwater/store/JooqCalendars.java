package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.CALENDAR_EVENT;
import static io.headwater.store.tables.Tables.DOMAIN;
import static io.headwater.store.tables.Tables.HOLIDAY_COUNTRY;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.access.Stale;
import io.headwater.core.calendar.CalendarEvent;
import io.headwater.core.calendar.CalendarEvent.Said;
import io.headwater.core.calendar.CalendarEvent.Scope;
import io.headwater.core.calendar.Calendars;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Page;
import io.headwater.detect.Calendar;
import io.headwater.store.tables.tables.records.CalendarEventRecord;
import io.headwater.store.tables.tables.records.HolidayCountryRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

final class JooqCalendars implements Calendars {
    private final DSLContext database;

    JooqCalendars(DSLContext database) {
        this.database = database;
    }

    @Override
    public Page<Listed> page(Principal principal, Search search) {
        var wanted = visible(principal);
        if (!search.text().isBlank()) {
            wanted = wanted.and(DSL.lower(CALENDAR_EVENT.NAME).like(AssetRows.containing(search.text()), '\\'));
        }
        if (search.asset().isPresent()) {
            wanted = wanted.and(CALENDAR_EVENT.ASSET_ID.eq(search.asset().get().value()));
        }
        if (search.after().isPresent()) {
            wanted = wanted.and(after(search.after().get()));
        }
        var rows = database.select(CALENDAR_EVENT.fields())
                .select(ASSET.NAMESPACE, ASSET.PATH)
                .from(CALENDAR_EVENT)
                .leftJoin(ASSET)
                .on(ASSET.ID.eq(CALENDAR_EVENT.ASSET_ID))
                .where(wanted)
                .orderBy(CALENDAR_EVENT.FROM_AT.desc(), CALENDAR_EVENT.ID.desc())
                .limit(search.most() + 1)
                .fetch();
        return Cursors.page(rows, search.most(), JooqCalendars::cursor, JooqCalendars::listed);
    }

    @Override
    public Optional<Listed> find(Principal principal, long id) {
        return database.select(CALENDAR_EVENT.fields())
                .select(ASSET.NAMESPACE, ASSET.PATH)
                .from(CALENDAR_EVENT)
                .leftJoin(ASSET)
                .on(ASSET.ID.eq(CALENDAR_EVENT.ASSET_ID))
                .where(visible(principal).and(CALENDAR_EVENT.ID.eq(id)))
                .fetchOptional(JooqCalendars::listed);
    }

    /** What is about everything concerns everybody. */
    private static Condition visible(Principal principal) {
        var reach = principal.reach(Permission.VIEW);
        return DSL.and(CALENDAR_EVENT.ASSET_ID.isNull(), CALENDAR_EVENT.DOMAIN.isNull())
                .or(CALENDAR_EVENT.DOMAIN.isNotNull().and(AssetRows.within(reach, CALENDAR_EVENT.DOMAIN)))
                .or(ASSET.ID.isNotNull().and(AssetRows.within(reach, ASSET.DOMAIN)));
    }

    private static String cursor(Record row) {
        return Cursors.write(row.get(CALENDAR_EVENT.FROM_AT).toString(), row.get(CALENDAR_EVENT.ID));
    }

    private static Condition after(String text) {
        var cursor = Cursors.read(text);
        try {
            return DSL.row(CALENDAR_EVENT.FROM_AT, CALENDAR_EVENT.ID).lt(Instant.parse(cursor.text()), cursor.id());
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("after: not a cursor of this list: " + text);
        }
    }

    @Override
    public CalendarEvent add(Principal principal, CalendarEvent draft) {
        need(principal, draft.scope());
        var row = database.newRecord(CALENDAR_EVENT);
        fill(row, draft);
        row.setSaidBy(draft.said().by());
        row.setSaidAt(draft.said().at());
        row.setOccasion(draft.said().occasion().orElse(null));
        row.insert();
        row.refresh();
        return event(row);
    }

    @Override
    public CalendarEvent save(Principal principal, CalendarEvent wanted) {
        var known = find(principal, wanted.id()).orElseThrow(() -> missing(wanted.id()));
        need(principal, known.event().scope());
        need(principal, wanted.scope());
        var row = database.newRecord(CALENDAR_EVENT);
        fill(row, wanted);
        row.setVersion(wanted.version() + 1);
        return database.update(CALENDAR_EVENT)
                .set(row)
                .where(CALENDAR_EVENT.ID.eq(wanted.id()).and(CALENDAR_EVENT.VERSION.eq(wanted.version())))
                .returning()
                .fetchOptional(JooqCalendars::event)
                .orElseThrow(() -> new Stale("event " + wanted.id()));
    }

    @Override
    public void remove(Principal principal, long id) {
        var known = find(principal, id).orElseThrow(() -> missing(id));
        need(principal, known.event().scope());
        database.deleteFrom(CALENDAR_EVENT).where(CALENDAR_EVENT.ID.eq(id)).execute();
    }

    private void need(Principal principal, Scope scope) {
        switch (scope) {
            case Scope.Everything() -> principal.needEverywhere(Permission.EDIT);
            case Scope.OfDomain(var domain) -> needEdit(principal, domain);
            case Scope.OfAsset(var asset) -> {
                var found = new JooqAssets(database)
                        .find(principal, asset)
                        .orElseThrow(() -> new Missing("asset " + asset.value()));
                principal.need(Permission.RESPOND, found.domain());
            }
        }
    }

    private void needEdit(Principal principal, DomainName domain) {
        principal.need(Permission.EDIT, domain);
        if (!database.fetchExists(DOMAIN, DOMAIN.NAME.eq(domain.value()))) {
            throw new IllegalArgumentException("domain: there is none of that name: " + domain);
        }
    }

    private static Missing missing(long id) {
        return new Missing("event " + id);
    }

    @Override
    public List<HolidayCountry> countries(Principal principal) {
        var within = AssetRows.within(principal.reach(Permission.VIEW), HOLIDAY_COUNTRY.DOMAIN);
        return database.selectFrom(HOLIDAY_COUNTRY)
                .where(HOLIDAY_COUNTRY
                        .DOMAIN
                        .isNull()
                        .or(HOLIDAY_COUNTRY.DOMAIN.isNotNull().and(within))) // no condition at all is none in an "or"
                .orderBy(HOLIDAY_COUNTRY.DOMAIN.asc().nullsFirst(), HOLIDAY_COUNTRY.COUNTRY)
                .fetch(JooqCalendars::country);
    }

    @Override
    public HolidayCountry add(Principal principal, HolidayCountry draft) {
        need(principal, draft.domain());
        String domain = draft.domain().map(DomainName::value).orElse(null);
        database.insertInto(HOLIDAY_COUNTRY)
                .set(HOLIDAY_COUNTRY.DOMAIN, domain)
                .set(HOLIDAY_COUNTRY.COUNTRY, draft.country())
                .set(HOLIDAY_COUNTRY.SAID_BY, draft.said().by())
                .set(HOLIDAY_COUNTRY.SAID_AT, draft.said().at())
                .onConflictDoNothing()
                .execute();
        return database.selectFrom(HOLIDAY_COUNTRY)
                .where(HOLIDAY_COUNTRY
                        .DOMAIN
                        .isNotDistinctFrom(domain)
                        .and(HOLIDAY_COUNTRY.COUNTRY.eq(draft.country())))
                .fetchSingle(JooqCalendars::country);
    }

    @Override
    public void removeCountry(Principal principal, long id) {
        var known = countries(principal).stream()
                .filter(country -> country.id() == id)
                .findFirst()
                .orElseThrow(() -> new Missing("country " + id));
        need(principal, known.domain());
        database.deleteFrom(HOLIDAY_COUNTRY).where(HOLIDAY_COUNTRY.ID.eq(id)).execute();
    }

    private void need(Principal principal, Optional<DomainName> domain) {
        if (domain.isEmpty()) {
            principal.needEverywhere(Permission.EDIT);
        } else {
            needEdit(principal, domain.get());
        }
    }

    @Override
    public List<CalendarEvent> of(AssetId asset, DomainName domain, Instant from, Instant to) {
        return database.selectFrom(CALENDAR_EVENT)
                .where(CALENDAR_EVENT
                        .FROM_AT
                        .lt(to)
                        .and(CALENDAR_EVENT.TO_AT.gt(from))
                        .and(CALENDAR_EVENT
                                .ASSET_ID
                                .eq(asset.value())
                                .or(CALENDAR_EVENT.ASSET_ID.isNull().and(ofDomain(domain)))))
                .orderBy(
                        CALENDAR_EVENT.ASSET_ID.isNotNull(),
                        CALENDAR_EVENT.DOMAIN.isNotNull(),
                        CALENDAR_EVENT.FROM_AT,
                        CALENDAR_EVENT.ID)
                .fetch(JooqCalendars::event);
    }

    private static Condition ofDomain(DomainName domain) {
        return CALENDAR_EVENT.DOMAIN.isNull().or(CALENDAR_EVENT.DOMAIN.eq(domain.value()));
    }

    @Override
    public List<String> countries(DomainName domain) {
        return database.selectDistinct(HOLIDAY_COUNTRY.COUNTRY)
                .from(HOLIDAY_COUNTRY)
                .where(HOLIDAY_COUNTRY.DOMAIN.isNull().or(HOLIDAY_COUNTRY.DOMAIN.eq(domain.value())))
                .orderBy(HOLIDAY_COUNTRY.COUNTRY)
                .fetch(HOLIDAY_COUNTRY.COUNTRY);
    }

    private static void fill(CalendarEventRecord row, CalendarEvent event) {
        row.setAssetId(null);
        row.setDomain(null);
        switch (event.scope()) {
            case Scope.Everything() -> {}
            case Scope.OfDomain(var domain) -> row.setDomain(domain.value());
            case Scope.OfAsset(var asset) -> row.setAssetId(asset.value());
        }
        var what = event.what();
        row.setKind(what.kind().name());
        row.setName(what.name());
        row.setFromAt(what.from());
        row.setToAt(what.to());
    }

    private static Listed listed(Record row) {
        String namespace = row.get(ASSET.NAMESPACE);
        return new Listed(
                event(row.into(CALENDAR_EVENT)),
                namespace == null
                        ? Optional.empty()
                        : Optional.of(new AssetName(namespace, List.of(row.get(ASSET.PATH)))));
    }

    private static CalendarEvent event(CalendarEventRecord row) {
        Scope scope = row.getAssetId() != null
                ? new Scope.OfAsset(new AssetId(row.getAssetId()))
                : row.getDomain() != null
                        ? new Scope.OfDomain(new DomainName(row.getDomain()))
                        : new Scope.Everything();
        return new CalendarEvent(
                row.getId(),
                scope,
                new Calendar.Event(row.getFromAt(), row.getToAt(), Calendar.Kind.valueOf(row.getKind()), row.getName()),
                new Said(row.getSaidBy(), row.getSaidAt(), Optional.ofNullable(row.getOccasion())),
                row.getVersion());
    }

    private static HolidayCountry country(HolidayCountryRecord row) {
        return new HolidayCountry(
                row.getId(),
                Optional.ofNullable(row.getDomain()).map(DomainName::new),
                row.getCountry(),
                new Said(row.getSaidBy(), row.getSaidAt(), Optional.empty()));
    }
}
