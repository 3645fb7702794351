package io.headwater.sim;

/**
 * Something that goes wrong, or only looks like it, and the truth about it.
 *
 * @param window when it works: of the data for {@link Kind#SOURCE_NULL} and {@link Kind#CAMPAIGN}, of the start of runs
 *     for {@link Kind#LIMIT} and {@link Kind#REFUSED}
 * @param strength what a campaign multiplies demand by; the number of rows that a limit leaves
 * @param text what an engineer who knows everything would say
 */
public record Fault(String id, Kind kind, Place place, Window window, double strength, String text) {

    /** What somebody who looks for the cause should find. */
    public enum Bucket {
        CODE,
        OPERATIONS,
        DATA,
        NONE
    }

    /** What happens. */
    public enum Kind {
        /** A LIMIT slipped into a job's SQL. When it ends, the job and all below it run again. */
        LIMIT(Bucket.CODE),
        /** A job may not write to its table; it is tried again every hour. */
        REFUSED(Bucket.OPERATIONS),
        /** A field of some rows comes without a value. */
        SOURCE_NULL(Bucket.DATA),
        /** More customers than usual: nothing is wrong. */
        CAMPAIGN(Bucket.NONE);

        private final Bucket bucket;

        Kind(Bucket bucket) {
            this.bucket = bucket;
        }

        public Bucket bucket() {
            return bucket;
        }
    }

    /**
     * Where.
     *
     * @param table schema and name; empty when it is everywhere
     * @param field empty when it is the whole row
     * @param segment the value of the field whose rows are hit; empty for all
     */
    public record Place(String table, String field, String segment) {
        public static Place table(String table) {
            return new Place(table, "", "");
        }
    }

    public Bucket bucket() {
        return kind.bucket();
    }
}
