package io.headwater.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.core.collect.Fact.StatementSeen;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real server says its views are made of. */
class DefinitionsTest {
    private Database database;

    @BeforeEach
    void start() throws SQLException {
        database = new Database();
        database.run("create schema core; create table core.orders (id bigint, amount numeric, day date)");
    }

    @AfterEach
    void stop() throws SQLException {
        database.close();
    }

    @Test
    void readsViewsAndMaterializedViewsWithWhatTheServerSaysTheyRead() throws SQLException {
        database.run("create view core.daily as select day, sum(amount) as amount from core.orders group by day");
        database.run("create materialized view core.best as select * from core.daily where amount > 10");

        assertThat(definitions()).hasSize(2).allSatisfy(seen -> {
            assertThat(seen.role()).isEqualTo(StatementRole.DEFINITION);
            assertThat(seen.target()).contains(seen.about());
        });
        assertThat(definition("daily").sql().text()).contains("FROM core.orders", "GROUP BY");
        assertThat(definition("daily").reads()).extracting(AssetName::shortText).containsExactly("core.orders");
        assertThat(definition("best").reads()).extracting(AssetName::shortText).containsExactly("core.daily");
    }

    @Test
    void writesNamesOutWhateverThePathOfTheRole() throws SQLException {
        database.run("create table plain (i int); create view shown as select i from plain");
        database.run("create schema \"We.ird\"; create table \"We.ird\".\"T a🐟\" (\"c\"\"q\" int)");
        database.run("create view \"We.ird\".v as select \"c\"\"q\" from \"We.ird\".\"T a🐟\"");

        assertThat(definition("shown").sql().text()).contains("FROM public.plain");
        assertThat(definition("v").sql().text()).contains("\"We.ird\".\"T a🐟\"");
        assertThat(definition("v").reads())
                .singleElement()
                .satisfies(read -> assertThat(read.path()).endsWith("We.ird", "T a🐟"));
    }

    @Test
    void leavesViewsOfALockedTableForTheNextTimeAndReadsTheOthers() throws SQLException {
        database.run("create view core.waits as select id from core.orders");
        database.run("create table core.free (i int); create view core.goes as select i from core.free");
        try (var locking = database.connect();
                var statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table core.orders in access exclusive mode");

            assertThat(definitions()).extracting(seen -> seen.about().last()).containsExactly("goes");
        }
        assertThat(definitions()).hasSize(2);
    }

    @Test
    void readsThemAsARoleThatMayReadNothing() throws SQLException {
        database.run("create view core.daily as select day from core.orders");
        String role = "nobody_" + System.identityHashCode(this);
        database.run("create role %s login password 'pw'".formatted(role));
        try (var collector = Database.collector(database.settings(role, "pw"))) {
            assertThat(definitions(collector))
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.sql().text()).contains("core.orders"));
        }
    }

    @Test
    void readsAPathAsTheServerDoes() {
        assertThat(StatementLog.path("\"$user\", public", "ann")).containsExactly("ann", "public");
        assertThat(StatementLog.path("core , \"a, \"\"b\"", "ann")).containsExactly("core", "a, \"b");
        assertThat(StatementLog.path("", "ann")).isEmpty();
    }

    private StatementSeen definition(String view) {
        return definitions().stream()
                .filter(seen -> seen.about().last().equals(view))
                .findFirst()
                .orElseThrow();
    }

    private List<StatementSeen> definitions() {
        return definitions(database.collector());
    }

    private static List<StatementSeen> definitions(Collector collector) {
        return Database.seen(collector, Collector.Counters.NONE).facts().stream()
                .filter(StatementSeen.class::isInstance)
                .map(StatementSeen.class::cast)
                .filter(seen -> seen.role() == StatementRole.DEFINITION)
                .toList();
    }
}
