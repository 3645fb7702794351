package io.headwater.store;

import static io.headwater.store.tables.Tables.INCIDENT;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Page;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.Incidents.Counts;
import io.headwater.core.incident.Incidents.Search;
import io.headwater.core.incident.Incidents.Sort;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** Long lists of incidents. */
final class IncidentPages {
    private final DSLContext database;

    IncidentPages(DSLContext database) {
        this.database = database;
    }

    Page<Incident> page(Principal principal, Search search) {
        var found = IncidentRows.select(database)
                .where(AssetRows.within(principal.reach(Permission.VIEW), INCIDENT.DOMAIN)
                        .and(matching(search)))
                .orderBy(order(search.sort()))
                .limit(search.most() + 1)
                .fetch();
        return Cursors.page(found, search.most(), row -> cursor(row, search.sort()), IncidentRows::incident);
    }

    Counts counts(Principal principal) {
        var open = DSL.condition(INCIDENT.OPEN);
        return database.select(
                        DSL.count().filterWhere(open),
                        DSL.count().filterWhere(open.and(INCIDENT.ACKNOWLEDGED_AT.isNull())),
                        DSL.count().filterWhere(open.not()))
                .from(INCIDENT)
                .where(AssetRows.within(principal.reach(Permission.VIEW), INCIDENT.DOMAIN))
                .fetchSingle(row -> new Counts(row.value1(), row.value2(), row.value3()));
    }

    private static Condition matching(Search search) {
        var wanted = search.open()
                ? DSL.condition(INCIDENT.OPEN)
                : DSL.condition(INCIDENT.OPEN).not();
        if (!search.text().isBlank()) {
            wanted = wanted.and(DSL.lower(INCIDENT.HEADLINE)
                    .like(AssetRows.containing(search.text().toLowerCase(Locale.ROOT)), '\\'));
        }
        if (search.domain().isPresent()) {
            wanted = wanted.and(INCIDENT.DOMAIN.eq(search.domain().get().value()));
        }
        if (search.severity().isPresent()) {
            wanted = wanted.and(INCIDENT.SEVERITY.eq(search.severity().get().name()));
        }
        if (search.asset().isPresent()) {
            wanted = wanted.and(INCIDENT.ROOT_ID.eq(search.asset().get().value()));
        }
        if (search.owner().isPresent()) {
            wanted = wanted.and(INCIDENT.OWNER_ID.eq(search.owner().get().value()));
        }
        return search.after().isPresent() ? wanted.and(after(search.after().get(), search.sort())) : wanted;
    }

    private static List<SortField<?>> order(Sort sort) {
        return switch (sort) {
            case SEVERITY -> List.of(INCIDENT.SEVERITY.asc(), INCIDENT.DETECTED_AT.desc(), INCIDENT.ID.desc());
            case NEWEST -> List.of(INCIDENT.SINCE_AT.desc(), INCIDENT.ID.desc());
            case OLDEST -> List.of(INCIDENT.SINCE_AT.asc(), INCIDENT.ID.asc());
        };
    }

    private static Condition after(String text, Sort sort) {
        var cursor = Cursors.read(text);
        int space = cursor.text().indexOf(' ');
        try {
            String severity = cursor.text().substring(0, space);
            Instant at = Instant.parse(cursor.text().substring(space + 1));
            return switch (sort) {
                case SEVERITY ->
                    INCIDENT.SEVERITY
                            .gt(severity)
                            .or(INCIDENT.SEVERITY
                                    .eq(severity)
                                    .and(DSL.row(INCIDENT.DETECTED_AT, INCIDENT.ID)
                                            .lt(at, cursor.id())));
                case NEWEST -> DSL.row(INCIDENT.SINCE_AT, INCIDENT.ID).lt(at, cursor.id());
                case OLDEST -> DSL.row(INCIDENT.SINCE_AT, INCIDENT.ID).gt(at, cursor.id());
            };
        } catch (DateTimeParseException | StringIndexOutOfBoundsException _) {
            throw new IllegalArgumentException("after: not a cursor of this list: " + text);
        }
    }

    private static String cursor(Record row, Sort sort) {
        var at = sort == Sort.SEVERITY ? row.get(INCIDENT.DETECTED_AT) : row.get(INCIDENT.SINCE_AT);
        return Cursors.write(row.get(INCIDENT.SEVERITY) + " " + at, row.get(INCIDENT.ID));
    }
}
