package io.headwater.detect.shares;

import io.headwater.detect.Settings.Sensitivity;
import java.util.List;

/**
 * Judges how the rows of a field are spread over its categories, bucket by bucket, each from those before it.
 *
 * <p>A pure function of counts and sensitivity. The twenty categories that are expected to be the largest are watched one
 * by one, the others as one; new and vanished categories are seen whatever their place.
 */
public final class ShareDetector {
    private final Sensitivity sensitivity;

    /** A detector that is as strict as it is told. */
    public ShareDetector(Sensitivity sensitivity) {
        this.sensitivity = sensitivity;
    }

    /** The verdict on one bucket; what comes after it plays no part. */
    public ShareVerdict judge(Distribution distribution, int bucket) {
        return new Watch(distribution, sensitivity).replay(bucket, bucket).getFirst();
    }

    /** The verdicts on all buckets from {@code from} on. */
    public List<ShareVerdict> replay(Distribution distribution, int from) {
        return new Watch(distribution, sensitivity).replay(from, distribution.size() - 1);
    }
}
