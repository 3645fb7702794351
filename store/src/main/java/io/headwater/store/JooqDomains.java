package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.DOMAIN;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.access.Stale;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Domains;
import io.headwater.store.tables.tables.records.DomainRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

final class JooqDomains implements Domains {
    private final DSLContext database;

    JooqDomains(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<Domain> all(Principal principal) {
        return database.selectFrom(DOMAIN)
                .where(AssetRows.within(principal.reach(Permission.VIEW), DOMAIN.NAME))
                .orderBy(DOMAIN.NAME)
                .fetch(JooqDomains::domain);
    }

    @Override
    public Domain save(Principal principal, Domain wanted) {
        principal.needEverywhere(Permission.ADMINISTER);
        var prefixes = wanted.prefixes().toArray(String[]::new);
        int saved = wanted.version() == 0
                ? insert(wanted, prefixes)
                : database.update(DOMAIN)
                        .set(DOMAIN.DESCRIPTION, wanted.description())
                        .set(DOMAIN.PREFIXES, prefixes)
                        .set(DOMAIN.VERSION, DOMAIN.VERSION.plus(1))
                        .where(DOMAIN.NAME.eq(wanted.name().value()).and(DOMAIN.VERSION.eq(wanted.version())))
                        .execute();
        if (saved == 0 && wanted.version() == 0) {
            throw new IllegalArgumentException("name: there is a domain of that name: " + wanted.name());
        }
        if (saved == 0) {
            throw new Stale("domain " + wanted.name());
        }
        moveAssets();
        return Objects.requireNonNull(database.selectFrom(DOMAIN)
                .where(DOMAIN.NAME.eq(wanted.name().value()))
                .fetchOne(JooqDomains::domain));
    }

    /** The domain whose longest prefix fits a name. */
    static Optional<String> of(AssetName name, Map<String, String> domainByPrefix) {
        for (int length = name.path().size(); length > 0; length--) {
            String prefix = new AssetName(name.namespace(), name.path().subList(0, length)).text();
            String domain = domainByPrefix.get(prefix);
            if (domain != null) {
                return Optional.of(domain);
            }
        }
        return Optional.empty();
    }

    static Map<String, String> byPrefix(DSLContext database) {
        var prefixes = new HashMap<String, String>();
        for (var domain : database.selectFrom(DOMAIN)) {
            for (String prefix : domain.getPrefixes()) {
                prefixes.put(prefix, domain.getName());
            }
        }
        return prefixes;
    }

    private int insert(Domain wanted, String[] prefixes) {
        return database.insertInto(DOMAIN)
                .set(DOMAIN.NAME, wanted.name().value())
                .set(DOMAIN.DESCRIPTION, wanted.description())
                .set(DOMAIN.PREFIXES, prefixes)
                .onConflictDoNothing()
                .execute();
    }

    private void moveAssets() {
        var prefixes = byPrefix(database);
        var moves = database.select(ASSET.ID, ASSET.NAMESPACE, ASSET.PATH, ASSET.DOMAIN).from(ASSET).fetch().stream()
                .flatMap(row -> of(new AssetName(row.value2(), List.of(row.value3())), prefixes)
                        .filter(domain -> !domain.equals(row.value4()))
                        .map(domain ->
                                database.update(ASSET).set(ASSET.DOMAIN, domain).where(ASSET.ID.eq(row.value1())))
                        .stream())
                .toList();
        database.batch(moves).execute();
    }

    private static Domain domain(DomainRecord row) {
        return new Domain(
                new DomainName(row.getName()), row.getDescription(), List.of(row.getPrefixes()), row.getVersion());
    }
}
