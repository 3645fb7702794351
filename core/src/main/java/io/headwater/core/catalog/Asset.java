package io.headwater.core.catalog;

import io.headwater.core.access.DomainName;
import java.time.Instant;
import java.util.Optional;

/**
 * A node of the graph as the catalog knows it now.
 *
 * @param dataset what kind of dataset; {@code UNKNOWN} for jobs and for datasets known from events only
 * @param source the source that describes it, where one is connected
 * @param owner who owns it in the source's own words, for example a database role
 * @param size rows and bytes as the source estimates them
 * @param gone when it was first missed; empty while it exists
 */
public record Asset(
        AssetId id,
        AssetName name,
        AssetKind kind,
        DatasetKind dataset,
        DomainName domain,
        Optional<SourceId> source,
        Optional<String> owner,
        Optional<String> comment,
        Size size,
        TimeColumn timeColumn,
        Instant firstSeen,
        Optional<Instant> gone) {

    /**
     * Estimates from the source's own statistics; negative values mean unknown.
     *
     * @param rows number of rows
     * @param bytes bytes on disk, with indexes
     */
    public record Size(long rows, long bytes) {
        public static final Size UNKNOWN = new Size(-1, -1);
    }
}
