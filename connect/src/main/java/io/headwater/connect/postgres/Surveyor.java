package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Catalog.Relation;
import io.headwater.connect.postgres.Catalog.Writes;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.LoadChange;
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

    static Collector.Seen survey(String namespace, List<Relation> relations, Collector.Counters known, Instant now) {
        var surveyor = new Surveyor(namespace, known, now);
        relations.forEach(surveyor::look);
        surveyor.missing(relations);
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

    /** The catalog names every table to every role, so that what it does not name is gone, be it the last one. */
    private void missing(List<Relation> relations) {
        var names = relations.stream().map(r -> r.name().text()).collect(Collectors.toSet());
        before.keySet().stream()
                .filter(name -> !names.contains(name))
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
