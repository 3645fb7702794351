package io.headwater.core.lineage;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import java.util.List;
import java.util.Optional;

/** The datasets that there are, for texts that name them. */
public interface Known {

    /** By its name or an alias. */
    Optional<Dataset> find(AssetName name);

    /** The only one of that name when upper and lower case do not count. */
    Optional<Dataset> findAlike(AssetName name);

    /**
     * A dataset.
     *
     * @param fields in their order; empty where they are not known
     */
    record Dataset(AssetId id, AssetName name, List<String> fields) {
        public Dataset {
            fields = List.copyOf(fields);
        }
    }
}
