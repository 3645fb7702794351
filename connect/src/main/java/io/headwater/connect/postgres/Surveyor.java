package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Catalog.Relation;
import io.headwater.connect.postgres.Catalog.Writes;
import io.headwater.connect.postgres.Definitions.Definition;
import io.headwater.connect.postgres.StatementLog.Log;
import io.headwater.connect.postgres.StatementLog.Logged;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Fact.SqlText;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.core.collect.LoadChange;
import io.headwater.lineage.Dialect;
import io.headwater.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns what the catalog says into facts, comparing its counters with those of last time. */
final class Surveyor {
    private final String namespace;
    private final Map<String, String> before;
    private final Instant now;
    private final Map<String, String> after = new TreeMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    private Surveyor(String namespace, Collector.Counters known, Instant now) {
        this.namespace = namespace;
        this.before = known.text().isEmpty() ? Map.of() : Json.readTexts(known.text());
        this.now = now;
    }

    /** All that was read of a database. */
    record Found(List<Relation> relations, List<Definition> definitions, Log log) {
        Found {
            relations = List.copyOf(relations);
            definitions = List.copyOf(definitions);
        }
    }

    static Collector.Seen survey(String namespace, Found found, Collector.Counters known, Instant now) {
        var surveyor = new Surveyor(namespace, known, now);
        found.relations().forEach(surveyor::look);
        found.definitions().forEach(surveyor::define);
        surveyor.log(found.log());
        surveyor.missing(found.relations());
        return new Collector.Seen(
                surveyor.facts, new Collector.Counters(Json.write(surveyor.after)), surveyor.unreadable);
    }

    private void look(Relation relation) {
        if (relation.kind() == DatasetKind.PARTITION) {
            return; // its partitioned table stands for it
        }
        facts.add(new Fact.DatasetSeen(
                relation.name(),
                relation.kind(),
                relation.fields(),
                relation.size(),
                relation.owner(),
                relation.comment(),
                now));
        if (!relation.readable()) {
            unreadable.add(relation.name().shortText());
        }
        String counted = counted(relation);
        String was = before.get(relation.name().text());
        if (was != null && !was.equals(counted) && relation.kind().holdsRows()) {
            load(relation, was, counted);
        }
        after.put(relation.name().text(), counted);
    }

    private void load(Relation relation, String was, String counted) {
        var last = parse(was);
        boolean sameTable = oid(was) == relation.oid();
        long inserted = relation.writes().inserted() - (sameTable ? last.inserted() : 0);
        boolean appended = inserted > 0;
        if (!appended && inserted == 0 && relation.writes().equals(last)) {
            return;
        }
        facts.add(new Fact.LoadSeen(
                relation.name(),
                "",
                counted,
                appended ? LoadChange.APPENDED : LoadChange.REPLACED,
                appended ? OptionalLong.of(inserted) : OptionalLong.empty(),
                Optional.empty(),
                now,
                now));
    }

    private void define(Definition definition) {
        var place = definition.view().path().subList(0, 2);
        facts.add(new Fact.StatementSeen(
                definition.view(),
                StatementRole.DEFINITION,
                new SqlText(Dialect.POSTGRES, definition.query(), namespace, List.of(place)),
                Optional.of(definition.view()),
                definition.reads(),
                now,
                now));
    }

    /** A log that cannot be read now is compared with again when it can be. */
    private void log(Log log) {
        switch (log) {
            case StatementLog.Kept kept -> kept.statements().forEach(this::logged);
            case StatementLog.Absent _, StatementLog.Refused _ ->
                before.forEach((key, calls) -> {
                    if (isOfLog(key)) {
                        after.put(key, calls);
                    }
                });
        }
    }

    /** What was not run since last time says nothing new. */
    private void logged(Logged statement) {
        String calls = Long.toString(statement.calls());
        if (!calls.equals(before.get(statement.key()))) {
            var places = statement.path().stream()
                    .map(schema -> List.of(statement.database(), schema))
                    .toList();
            facts.add(new Fact.StatementSeen(
                    new AssetName(namespace, List.of(statement.database())),
                    StatementRole.LOG,
                    new SqlText(Dialect.POSTGRES, statement.query(), namespace, places),
                    Optional.empty(),
                    List.of(),
                    now,
                    now));
        }
        after.put(statement.key(), calls);
    }

    /** Names of tables have dots between their parts. */
    private static boolean isOfLog(String key) {
        return key.indexOf('.') < 0;
    }

    /** The catalog names every table to every role, so that what it does not name is gone, be it the last one. */
    private void missing(List<Relation> relations) {
        var names = relations.stream().map(r -> r.name().text()).collect(Collectors.toSet());
        before.keySet().stream()
                .filter(name -> !isOfLog(name) && !names.contains(name))
                .forEach(name -> facts.add(new Fact.DatasetGone(AssetName.parse(namespace, name), now)));
    }

    private static String counted(Relation relation) {
        var writes = relation.writes();
        return "%d/%d/%d/%d".formatted(relation.oid(), writes.inserted(), writes.updated(), writes.deleted());
    }

    private static long oid(String counted) {
        return Long.parseLong(counted.substring(0, counted.indexOf('/')));
    }

    private static Writes parse(String counted) {
        String[] parts = counted.split("/", -1);
        return new Writes(Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }
}
