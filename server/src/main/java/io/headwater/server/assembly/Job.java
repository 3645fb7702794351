package io.headwater.server.assembly;

/** The names of jobs on the agenda; they stand in the database, so they stay. */
final class Job {
    static final String COLLECT = "collect";
    static final String MEASURE = "measure";
    static final String DEADLINES = "deadlines";
    static final String DELIVER = "deliver";
    static final String DIGEST = "digest";
    static final String SWEEP = "sweep";
    static final String ALL = "all";

    private Job() {}
}
