package io.headwater.bench;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Domains.Domain;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Facts;
import io.headwater.core.collect.RunState;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.assembly.Configuration;
import io.headwater.server.assembly.Installation;
import io.headwater.server.http.Server;
import io.headwater.wire.Answer;
import io.headwater.wire.Gateway;
import io.headwater.wire.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** The list of open incidents as a page asks for it over HTTP, by one filter or another. */
record IncidentList(int incidents, int requests) implements Benchmark {
    private static final int DOMAINS = 10;
    private static final int AT_ONCE = 100;
    private static final double MOST = 300;
    private static final String HOST = "127.0.0.1";

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException {
        try (var directory = new ScratchFolder()) {
            var configuration =
                    new Configuration(directory.path(), HOST, 0, Optional.empty(), Set.of(), Optional.empty());
            try (var installation = Installation.open(configuration, InstantSource.system());
                    var server = Server.start(installation, configuration, _ -> {});
                    var gateway = new Gateway()) {
                progress.accept("opening %,d incidents".formatted(incidents));
                open(server.assembly());
                var _ = server.assembly().admitting().first();
                var token = server.assembly().admitting().machineToken("bench");
                return measure(path -> get(gateway, server, token, path));
            }
        }
    }

    /** Asks for a page. */
    private interface Page {
        String get(String path);
    }

    private List<Figure> measure(Page page) {
        long open =
                Json.readTree(page.get("/api/v1/incidents/counts")).get("open").asLong();
        var random = new Random(1);
        var times = new Samples();
        for (int request = -requests / 10; request < requests; request++) { // the first ones warm up
            String path = "/api/v1/incidents?" + filter(random);
            long start = System.nanoTime();
            String answer = page.get(path);
            if (request >= 0) {
                times.add((System.nanoTime() - start) / 1e6);
            }
            if (Json.readTree(answer).get("items").isEmpty()) {
                throw new IllegalStateException("nothing found: " + path);
            }
        }
        return List.of(
                Figure.of("open incidents", (double) open, ""),
                Figure.of("filtered list: median", times.median(), "ms"),
                Figure.of("filtered list: 95 of 100 requests", times.quantile(0.95), "ms", MOST));
    }

    private String filter(Random random) {
        int one = random.nextInt(incidents);
        return switch (random.nextInt(5)) {
            case 0 -> "text=job_" + one;
            case 1 -> "domain=domain-" + random.nextInt(DOMAINS);
            case 2 -> "domain=domain-" + one % DOMAINS + "&text=job_" + one;
            case 3 -> "severity=SEV2&limit=100";
            default -> "limit=200";
        };
    }

    /** Every job is of a schema of its own, so that its failure is an incident of its own. */
    private void open(Assembly assembly) {
        assembly.parts().store().change(books -> {
            for (int domain = 0; domain < DOMAINS; domain++) {
                var prefixes = List.of("part_" + domain);
                books.domains()
                        .save(Principal.HEADWATER, new Domain(new DomainName("domain-" + domain), "", prefixes, 0));
            }
        });
        for (int from = 0; from < incidents; from += AT_ONCE) {
            var failed = new ArrayList<Fact>();
            for (int job = from; job < Math.min(incidents, from + AT_ONCE); job++) {
                failed.add(failed(job, assembly));
            }
            var origin = new Facts.Origin(Optional.empty(), DomainName.GENERAL);
            var now = assembly.parts().clock().instant();
            assembly.parts().store().change(books -> assembly.intake().take(books, origin, failed, now));
        }
    }

    private static Fact failed(int job, Assembly assembly) {
        var now = assembly.parts().clock().instant();
        var name = new AssetName("bench", List.of("part_" + job % DOMAINS, "schema_" + job, "job_" + job));
        return new Fact.RunSeen(
                name,
                "run",
                RunState.FAILED,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of("connection refused"),
                now,
                now);
    }

    private static String get(Gateway gateway, Server server, String token, String path) {
        var headers = Map.of("Authorization", "Bearer " + token);
        var target = server.address().resolve(path);
        var answer = gateway.send(new Gateway.Request("GET", target, headers, "", Set.of(HOST)));
        if (answer instanceof Answer.Answered answered && answered.isSuccess()) {
            return answered.body();
        }
        throw new IllegalStateException("%s: %s".formatted(path, answer));
    }
}
