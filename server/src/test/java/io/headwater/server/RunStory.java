package io.headwater.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The events of many runs of many jobs, numbered, always the same: each run starts, then ends well or fails. */
final class RunStory {
    static final String JOB = "kill_job_";

    private static final int SIDE_BY_SIDE = 6;
    /** Below what the list of a job's runs shows. */
    private static final int EVENTS_OF_A_JOB = 80;

    private final Instant begin;

    RunStory(Instant begin) {
        this.begin = begin;
    }

    /** One event; its job, run and state say which. */
    record Event(String job, String run, String state, String json) {
        /** As the API shows it again. */
        String identity() {
            return "%s %s %s".formatted(job, run, state);
        }
    }

    Event event(int number) {
        int group = number / (SIDE_BY_SIDE * EVENTS_OF_A_JOB);
        int within = number % (SIDE_BY_SIDE * EVENTS_OF_A_JOB);
        int step = within / SIDE_BY_SIDE;
        String job = "%s%04d".formatted(JOB, group * SIDE_BY_SIDE + within % SIDE_BY_SIDE);
        int run = step / 2;
        var id = UUID.nameUUIDFromBytes((job + "/" + run).getBytes(StandardCharsets.UTF_8));
        boolean fails = run % 8 == 3;
        String end = fails ? "FAIL" : "COMPLETE";
        String type = step % 2 == 0 ? "START" : end;
        String json = """
            {"eventType": "%s", "eventTime": "%s", "run": {"runId": "%s", "facets": {}},
             "job": {"namespace": "kill", "name": "%s"}, "inputs": [], "outputs": [],
             "producer": "https://example.org/test",
             "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"}\
            """.formatted(type, begin.plusSeconds(number), id, job);
        return new Event(job, id.toString(), shown(type), json);
    }

    private static String shown(String type) {
        return switch (type) {
            case "START" -> "RUNNING";
            case "FAIL" -> "FAILED";
            default -> "SUCCEEDED";
        };
    }
}
