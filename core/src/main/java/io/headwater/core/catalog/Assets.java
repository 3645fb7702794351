package io.headwater.core.catalog;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The assets that exist or existed. */
public interface Assets {

    Optional<Asset> find(Principal principal, AssetId id);

    /** By its name or an alias. */
    Optional<Asset> find(Principal principal, AssetName name);

    /** Those of some assets that may be seen, in any order. */
    List<Asset> all(Principal principal, Collection<AssetId> ids);

    /** The fields as they are now, in order. */
    List<Field> fields(AssetId id);

    /** All assets of a source that exist now. */
    List<Asset> ofSource(Principal principal, SourceId source);

    List<SchemaVersion> schemaVersions(AssetId id);

    /** Remembers which field says when a row belongs to. */
    void timeColumn(AssetId id, TimeColumn column);

    /** Moves the asset to another domain. */
    void domain(AssetId id, DomainName domain);

    Page<Asset> page(Principal principal, Search search);

    /**
     * What to list.
     *
     * @param text part of a name; empty for all
     * @param after where the last page ended
     */
    record Search(
            String text,
            Optional<DomainName> domain,
            Optional<SourceId> source,
            Optional<AssetKind> kind,
            Optional<Health> health,
            Sort sort,
            Optional<String> after,
            int most) {}

    /** How an asset is, by its monitors that are switched on. */
    enum Health {
        /** Something is outside its band. */
        ANOMALOUS,
        /** Nothing is, but something could not be measured. */
        NOT_MEASURED,
        /** It is watched, and neither holds. */
        HEALTHY,
        /** Nothing is known of it. */
        UNWATCHED
    }

    /** In which order to list. */
    enum Sort {
        /** Datasets first; by name within. */
        NAME,
        /** First those with something anomalous, then those that could not be measured; by name within. */
        HEALTH
    }

    /** How a dataset's fields looked from a moment on, and what had changed. */
    record SchemaVersion(int version, Instant observed, List<Field> fields, List<String> changes) {
        public SchemaVersion {
            fields = List.copyOf(fields);
            changes = List.copyOf(changes);
        }
    }
}
