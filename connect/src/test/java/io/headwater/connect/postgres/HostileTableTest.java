package io.headwater.connect.postgres;

import static io.headwater.connect.postgres.Database.field;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.LoadChange;
import io.headwater.core.collect.Metric;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTableTest {
    private Database database;

    @BeforeEach
    void start() throws SQLException {
        database = new Database();
    }

    @AfterEach
    void stop() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "it's",
                "a.b",
                "a b",
                "🐟",
                "IĞDIRıi",
                "back\\slash",
                "per%cent %s",
                "wo?t $1",
                "x\"; drop table y; --",
                "line\nbreak",
                "<!channel>",
                "select"
            })
    void readsWhateverTheName(String name) throws SQLException {
        String quoted = '"' + name.replace("\"", "\"\"") + '"';
        database.run("create schema %1$s; create table %1$s.%1$s (%1$s int)".formatted(quoted));
        database.run("insert into %1$s.%1$s values (7)".formatted(quoted));

        var seen = database.find(name);
        var about = seen.about();

        assertThat(about.schema()).isEqualTo(name);
        assertThat(AssetName.parse(about.namespace(), about.text())).isEqualTo(about);
        assertThat(database.measure(name).find(name, Metric.SUM)).contains(7.0);
    }

    @Test
    void takesFloatsThatAreNoNumbers() throws SQLException {
        database.run("create table t (f float8, g float4, n numeric)");
        database.run("insert into t values ('NaN', 'NaN', 'NaN'), ('Infinity', '-Infinity', 'Infinity'), (0, 1, -1)");

        var values = database.measure("t");

        assertThat(values.find("", Metric.ROWS)).contains(3.0);
        assertThat(values.find("f", Metric.ZEROS)).contains(1.0);
        assertThat(values.find("g", Metric.MIN)).contains(Double.NEGATIVE_INFINITY);
        assertThat(values.find("n", Metric.MIN)).contains(-1.0);
        assertThat(values.find("n", Metric.DISTINCT)).contains(3.0);
        for (String field : List.of("f", "g", "n")) {
            assertThat(values.find(field, Metric.MAX))
                    .as("no number is no value")
                    .isEmpty();
            assertThat(values.find(field, Metric.MEAN)).isEmpty();
        }
    }

    @Test
    void countsWhereASumDoesNotFitADouble() throws SQLException {
        database.run("create table t as select 1.7e308::float8 as f from generate_series(1, 10)");

        var values = database.measure("t");

        assertThat(values.find("f", Metric.SUM)).isEmpty();
        assertThat(values.find("f", Metric.MAX)).contains(1.7e308);
        assertThat(values.find("", Metric.ROWS)).contains(10.0);
    }

    @Test
    void takesNumbersFarBeyondADouble() throws SQLException {
        database.run("create table t (n numeric(1000, 500), m numeric)");
        database.run("insert into t values (repeat('9', 500)::numeric, 1e5000), (-repeat('9', 500)::numeric, 1)");

        var values = database.measure("t");

        assertThat(values.find("n", Metric.MAX)).contains(1e300);
        assertThat(values.find("n", Metric.MIN)).contains(-1e300);
        assertThat(values.find("n", Metric.SUM)).contains(0.0);
        assertThat(values.find("m", Metric.DISTINCT)).contains(2.0);
    }

    @Test
    void takesNumbersTooSmallForADouble() throws SQLException {
        database.run("create table t (n numeric(1000, 500)); insert into t values (1e-450)");

        var values = database.measure("t");

        assertThat(values.find("n", Metric.MIN)).contains(0.0);
        assertThat(values.find("n", Metric.ZEROS)).contains(0.0);
    }

    @Test
    void takesTheEndsOfTime() throws SQLException {
        database.run("create table t (d date, s timestamp, z timestamptz)");
        database.run("insert into t values ('0001-01-01', '0001-01-01', '-infinity'),"
                + " ('9999-12-31', '9999-12-31 23:59:59', 'infinity'), ('infinity', '-infinity', '4713-01-01 bc')");

        var values = database.measure("t");

        assertThat(values.find("d", Metric.MIN)).contains(-62135596800.0);
        assertThat(values.find("d", Metric.MAX)).contains(Double.POSITIVE_INFINITY);
        assertThat(values.find("s", Metric.MAX)).contains(253402300799.0);
        assertThat(values.find("z", Metric.MIN)).contains(Double.NEGATIVE_INFINITY);
        assertThat(values.find("d", Metric.FUTURES)).contains(2.0);
    }

    @Test
    void countsDatesThatNoTimestampHolds() throws SQLException {
        database.run("create table t (d date); insert into t values ('5874897-12-31'), ('2026-01-01')");

        var values = database.measure("t");

        assertThat(values.find("d", Metric.DISTINCT)).contains(2.0);
        assertThat(values.find("d", Metric.MAX)).isEmpty();
    }

    @Test
    void findsNoTimeColumnAmongTheEndsOfTime() throws SQLException {
        database.run("create table t (created_at timestamptz); insert into t values ('infinity'), (now())");
        var seen = database.find("t");

        var found = database.collector().findTimeColumn(Database.asset(seen), seen.fields(), Database.NOW);

        assertThat(found).isInstanceOf(TimeColumn.None.class);
    }

    @Test
    void measuresAnEmptyTable() throws SQLException {
        database.run("create table t (i int, n numeric, f float8, s text, z timestamptz, b bool, u uuid)");

        var values = database.measure("t");

        assertThat(values.find("", Metric.ROWS)).contains(0.0);
        assertThat(values.find("s", Metric.DISTINCT)).contains(0.0);
        assertThat(values.find("n", Metric.SUM)).isEmpty();
        assertThat(values.find("z", Metric.MAX)).isEmpty();
    }

    @Test
    void measuresATableWithoutColumns() throws SQLException {
        database.run("create table t (); insert into t default values");

        assertThat(database.measure("t").find("", Metric.ROWS)).contains(1.0);
    }

    @Test
    void measuresAsManyColumnsAsTheServerTakes() throws SQLException {
        database.run("create table wide (%s)"
                .formatted(IntStream.rangeClosed(1, 1600)
                        .mapToObj(i -> "c" + i + " int")
                        .collect(joining(", "))));
        database.run("insert into wide (c1, c1600) values (1, 5), (2, 6)");

        var values = database.measure("wide");

        assertThat(database.find("wide").fields()).hasSize(1600);
        assertThat(values.find("c1", Metric.SUM)).contains(3.0);
        assertThat(values.find("c1600", Metric.SUM)).contains(11.0);
        assertThat(values.find("c800", Metric.NULLS)).contains(2.0);
        assertThat(values.count())
                .as("each series once")
                .isEqualTo(values.byName().size());
    }

    @Test
    void takesTheLargestIntegers() throws SQLException {
        database.run("create table t (i int8); insert into t values (9223372036854775807), (-9223372036854775808),"
                + " (9223372036854775807)");

        var values = database.measure("t");

        assertThat(values.find("i", Metric.MAX)).contains(0x1p63);
        assertThat(values.find("i", Metric.SUM)).contains(0x1p63);
        assertThat(values.find("i", Metric.DISTINCT)).contains(2.0);
    }

    @Test
    void takesTextThatLooksLikeEscapes() throws SQLException {
        database.run("create table t (s text); insert into t values ('\\u0000'), (E'\\t\\n'), (''), ('🐟'), ('\\')");

        var values = database.measure("t");

        assertThat(values.find("s", Metric.DISTINCT)).contains(5.0);
        assertThat(values.find("s", Metric.EMPTIES)).contains(1.0);
        assertThat(values.find("s", Metric.LENGTH_MAX)).contains(6.0);
    }

    @Test
    void knowsWhatTypesAreMadeOf() throws SQLException {
        database.run("create type mood as enum ('ok', 'sad'); create domain price as numeric(12, 2) check (value > 0);"
                + " create domain net as price; create domain mails as text[]");
        database.run("create table t (j json, jb jsonb, a int[], e mood, p price, n net, m mails, b bytea, x xml)");
        database.run("insert into t values ('{}', '{}', '{1}', 'ok', 1.5, 2.5, '{a}', '\\x00', '<a/>')");

        var seen = database.find("t");

        assertThat(seen.fields().stream().map(f -> f.name() + " " + f.type()))
                .containsExactly(
                        "j OTHER",
                        "jb OTHER",
                        "a OTHER",
                        "e TEXT",
                        "p DECIMAL",
                        "n DECIMAL",
                        "m OTHER",
                        "b OTHER",
                        "x OTHER");
        assertThat(database.measure("t").find("n", Metric.SUM)).contains(2.5);
        assertThat(database.measure("t").find("e", Metric.LENGTH_MAX)).contains(2.0);
    }

    @Test
    void passesOverDroppedColumnsAndComputesGeneratedOnes() throws SQLException {
        database.run("create table t (a int, b int, c int generated always as (a * 2) stored)");
        database.run("alter table t drop column b; insert into t values (4)");

        var seen = database.find("t");

        assertThat(seen.fields()).extracting("name").containsExactly("a", "c");
        assertThat(field(seen, "c").position()).isEqualTo(2);
        assertThat(field(seen, "c").type()).isEqualTo(FieldType.INTEGER);
        assertThat(database.measure("t").find("c", Metric.SUM)).contains(8.0);
    }

    @Test
    void listsEveryKindOfRelationButNoPartitions() throws SQLException {
        database.run("create table p (d date, v int) partition by range (d);"
                + " create table p1 partition of p for values from ('2026-01-01') to ('2027-01-01');"
                + " create view v as select 1 as one; create materialized view m as select 2 as two;"
                + " create sequence s; create index on p (d)");
        database.run("insert into p values ('2026-02-03', 5)");

        assertThat(database.survey().stream().map(s -> s.about().last() + " " + s.kind()))
                .containsExactlyInAnyOrder(
                        "p " + DatasetKind.PARTITIONED_TABLE,
                        "v " + DatasetKind.VIEW,
                        "m " + DatasetKind.MATERIALIZED_VIEW);
        assertThat(database.measure("p").find("v", Metric.SUM)).contains(5.0);
        assertThat(database.measure("v").find("one", Metric.SUM)).contains(1.0);
        assertThat(database.measure("m").find("two", Metric.SUM)).contains(2.0);
    }

    @Test
    void addsUpWhatPartitionsTake() throws SQLException {
        database.run("create table p (d date, v text) partition by range (d);"
                + " create table p1 partition of p for values from ('2026-01-01') to ('2026-02-01');"
                + " create table p2 partition of p for values from ('2026-02-01') to ('2026-03-01');"
                + " create index on p (d); create view v as select 1 as one");
        database.run(
                "insert into p select date '2026-01-01' + i % 59, repeat('x', 100) from generate_series(1, 999) i");
        var taken = database.ask("select pg_total_relation_size('p1') + pg_total_relation_size('p2')");

        assertThat(database.find("p").size().bytes()).isEqualTo(Long.parseLong(taken));
        assertThat(database.find("v").size().bytes()).isEqualTo(-1);
        try (var other = database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table p1 in access exclusive mode");
            assertThat(database.find("p").size().bytes()).as("not told by half").isEqualTo(-1);
        }
    }

    @Test
    void tellsOfALoadIntoAPartition() throws SQLException {
        database.run("create table p (d date, v int) partition by range (d);"
                + " create table p1 partition of p for values from ('2026-01-01') to ('2027-01-01')");
        var known = Database.seen(database.collector(), Collector.Counters.NONE);
        database.run("insert into p values ('2026-02-03', 5), ('2026-02-04', 6); select pg_stat_force_next_flush()");

        var seen = Database.seen(database.collector(), known.counters());

        assertThat(seen.facts())
                .filteredOn(Fact.LoadSeen.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Fact.LoadSeen.class, load -> {
                    assertThat(load.about().last()).isEqualTo("p");
                    assertThat(load.rows()).hasValue(2);
                });
    }

    @Test
    void tellsOfADroppedPartitionAsAReplacement() throws SQLException {
        database.run("create table p (d date) partition by range (d);"
                + " create table p1 partition of p for values from ('2026-01-01') to ('2027-01-01');"
                + " insert into p values ('2026-02-03'); select pg_stat_force_next_flush()");
        var known = Database.seen(database.collector(), Collector.Counters.NONE);
        database.run("drop table p1");

        var seen = Database.seen(database.collector(), known.counters());

        assertThat(seen.facts())
                .filteredOn(Fact.LoadSeen.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Fact.LoadSeen.class, load -> assertThat(load.change()).isEqualTo(LoadChange.REPLACED));
    }
}
