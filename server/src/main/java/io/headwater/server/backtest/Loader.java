package io.headwater.server.backtest;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.LoadChange;
import io.headwater.server.backtest.Journal.Entry;
import io.headwater.server.backtest.Journal.Kind;
import io.headwater.server.backtest.Warehouse.Part;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Loads publications into the warehouse, and tells what it loaded and what it could not. */
final class Loader {
    private static final int MANY = 20;

    private final Journal journal;
    private final Setup setup;
    private final Warehouse warehouse;
    private final Function<String, AssetName> names;
    private final Map<String, LocalDate> newest = new HashMap<>();
    private final Map<String, Published> layouts = new HashMap<>();
    private final Set<String> values = new HashSet<>();

    Loader(Journal journal, Setup setup, Warehouse warehouse, Function<String, AssetName> names) {
        this.journal = journal;
        this.setup = setup;
        this.warehouse = warehouse;
        this.names = names;
    }

    /** A file that could be read, with its data date. */
    private record Dated(Entry entry, LocalDate date, Published file) {}

    /** Loads what was published together; the facts say at which moment they were observed. */
    List<Fact> load(List<Entry> batch, Instant now) throws SQLException {
        var facts = new ArrayList<Fact>();
        var byTable = new LinkedHashMap<String, List<Entry>>();
        batch.stream()
                .filter(entry -> setup.tables().containsKey(entry.folder()))
                .forEach(entry -> byTable.computeIfAbsent(entry.folder(), _ -> new ArrayList<>())
                        .add(entry));
        for (var table : byTable.entrySet()) {
            load(table.getKey(), table.getValue(), facts, now);
        }
        return facts;
    }

    /** Whether the name is a value of a field that rows are told apart by. */
    boolean isValue(String name) {
        return values.contains(name);
    }

    private void load(String table, List<Entry> entries, List<Fact> facts, Instant now) throws SQLException {
        var files = new ArrayList<Dated>();
        for (Entry entry : entries) {
            read(table, entry, facts, now).ifPresent(files::add);
        }
        var latest = files.stream().max(Comparator.comparing(Dated::date));
        if (latest.isEmpty()) {
            return;
        }
        shape(table, latest.get(), facts, now);
        var parts = files.stream().map(file -> part(table, file)).toList();
        files.stream()
                .flatMap(file -> strange(table, file).stream())
                .findFirst()
                .ifPresent(complaint -> facts.add(problem(table, complaint, now)));
        warehouse.write(table, parts);
        if (parts.size() > MANY) {
            warehouse.tidy(table);
        }
        files.forEach(file -> facts.add(loaded(table, file, now)));
    }

    private Optional<Dated> read(String table, Entry entry, List<Fact> facts, Instant now) throws SQLException {
        var about = setup.tables().get(table);
        if (about == null) {
            return Optional.empty();
        }
        var date = about.dateOf(entry.file());
        if (date.isEmpty()) {
            facts.add(problem(
                    table,
                    new Complaint("name", "file %s has no date in its name".formatted(entry.file()), true),
                    now));
            return Optional.empty();
        }
        if (entry.kind() == Kind.REMOVED) {
            removed(table, entry, date.get(), facts, now);
            return Optional.empty();
        }
        var file = journal.bytes(entry).map(Published::parse);
        var unreadable = Layout.unreadable(about, entry, file);
        unreadable.ifPresent(complaint -> facts.add(problem(table, complaint, now)));
        return unreadable.isPresent() ? Optional.empty() : file.map(read -> new Dated(entry, date.get(), read));
    }

    private void removed(String table, Entry entry, LocalDate date, List<Fact> facts, Instant now) throws SQLException {
        if (warehouse.has(table)) {
            warehouse.remove(table, date);
            facts.add(new Fact.LoadSeen(
                    names.apply(table),
                    date.toString(),
                    "removed " + entry.at(),
                    LoadChange.DROPPED,
                    OptionalLong.of(0),
                    Optional.empty(),
                    entry.at(),
                    now));
        }
    }

    /** The newest file decides which columns the table has; an older one that is written again does not. */
    private void shape(String table, Dated latest, List<Fact> facts, Instant now) throws SQLException {
        var known = newest.get(table);
        if (known != null && latest.date().isBefore(known)) {
            return;
        }
        newest.put(table, latest.date());
        var about = setup.tables().get(table);
        if (about == null) {
            return;
        }
        var columns =
                latest.file().header().stream().map(about::name).distinct().toList();
        warehouse.reshape(table, columns, about.cumulativeFields());
        if (latest.entry().kind() == Kind.FIRST) {
            var before = layouts.put(table, latest.file());
            if (before != null) {
                Layout.differences(before, latest.file())
                        .forEach(complaint -> facts.add(problem(table, complaint, now)));
            }
        }
    }

    private Part part(String table, Dated file) {
        var about = setup.tables().get(table);
        var columns = new LinkedHashMap<String, List<String>>();
        var header = file.file().header();
        for (int i = 0; about != null && i < header.size(); i++) {
            int field = i;
            var column = file.file().lines().stream()
                    .map(line -> Published.value(line, field))
                    .toList();
            String name = about.name(header.get(i));
            // What adds up stays a number, whatever one line of one file says.
            boolean sum = about.cumulativeFields().contains(name);
            columns.putIfAbsent(name, sum ? column.stream().map(Loader::number).toList() : column);
            if (about.needed().contains(name)) {
                values.addAll(column);
            }
        }
        return new Part(file.date(), columns, file.file().lines().size());
    }

    /** A value that is no number in a field that adds up. */
    private Optional<Complaint> strange(String table, Dated file) {
        var about = setup.tables().get(table);
        var header = file.file().header();
        for (int i = 0; about != null && i < header.size(); i++) {
            int field = i;
            if (about.cumulativeFields().contains(about.name(header.get(i)))) {
                var strange = file.file().lines().stream()
                        .map(line -> Published.value(line, field))
                        .filter(value -> !value.isEmpty() && number(value).isEmpty())
                        .findFirst();
                if (strange.isPresent()) {
                    String text = "%s in %s is no number: %s"
                            .formatted(header.get(i), file.entry().file(), strange.get());
                    return Optional.of(new Complaint("value", text, false));
                }
            }
        }
        return Optional.empty();
    }

    private static String number(String value) {
        return Warehouse.isNumber(value) ? value : "";
    }

    private Fact loaded(String table, Dated file, Instant now) {
        var entry = file.entry();
        return new Fact.LoadSeen(
                names.apply(table),
                file.date().toString(),
                // A publisher may go back to an earlier version, which is a load like any other.
                "%s %s".formatted(entry.version(), entry.at()),
                entry.kind() == Kind.FIRST ? LoadChange.APPENDED : LoadChange.REPLACED,
                OptionalLong.of(file.file().lines().size()),
                Optional.empty(),
                entry.at(),
                now);
    }

    /** Something that is wrong with a file. */
    record Complaint(String rule, String text, boolean grave) {}

    private Fact problem(String table, Complaint complaint, Instant now) {
        return new Fact.ProblemSeen(
                names.apply(table), complaint.rule(), complaint.text(), complaint.grave(), now, now);
    }
}
