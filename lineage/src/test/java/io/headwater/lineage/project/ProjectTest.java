package io.headwater.lineage.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.TableName;
import io.headwater.lineage.graph.NodeKind;
import io.headwater.lineage.sql.SqlLineage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectTest {
    private static final SqlLineage ENGINE = SqlLineage.of(Dialect.POSTGRES, Catalog.NONE);

    private static final Script STAGING = Script.of("models/stg_orders.sql", "select id, amount from raw.orders");
    private static final Script MART =
            Script.of("models/a_mart.sql", "select * from shop.stg_orders o where o.amount > 0");

    private static List<String> edges(Model model) {
        return model.lineage().columns().stream()
                .map(edge -> "%s.%s -> %s.%s"
                        .formatted(edge.source(), edge.sourceColumn(), edge.target(), edge.targetColumn()))
                .toList();
    }

    private static List<String> paths(Project project) {
        return project.models().stream().map(model -> model.script().path()).toList();
    }

    @Test
    void aQueryBecomesTheTableThatOthersReadByTheFilesName() {
        var project = Project.of(ENGINE, List.of(MART, STAGING));

        assertThat(paths(project)).containsExactly("models/stg_orders.sql", "models/a_mart.sql");
        assertThat(edges(project.models().getFirst()))
                .containsExactly("raw.orders.id -> shop.stg_orders.id", "raw.orders.amount -> shop.stg_orders.amount");
        assertThat(project.sources()).containsExactly(TableName.of("raw", "orders"));
    }

    @Test
    void starsOfTablesThatOtherFilesMakeAreResolved() {
        var project = Project.of(ENGINE, List.of(MART, STAGING));

        assertThat(edges(project.models().getLast()))
                .containsExactly("shop.stg_orders.id -> a_mart.id", "shop.stg_orders.amount -> a_mart.amount");
    }

    @Test
    void aNameThatIsSaidGoesBeforeTheFilesName() {
        var said = new Script(STAGING.path(), STAGING.sql(), TableName.of("live", "shop", "staged"));

        var project = Project.of(ENGINE, List.of(said));

        assertThat(project.models().getFirst().lineage().outputs())
                .containsExactly(TableName.of("live", "shop", "staged"));
    }

    @Test
    void aNameThatNobodyReadsIsWhereTheEngineLooks() {
        var project = Project.of(ENGINE.in("db", "s"), List.of(Script.of("Daily.v2.sql", "select 1 as a")));

        assertThat(project.models().getFirst().lineage().outputs())
                .containsExactly(TableName.of("db", "s", "daily.v2"));
    }

    @Test
    void statementsThatWriteSayThemselvesWhere() {
        var load = Script.of("load.sql", "insert into core.orders select * from stg; select count(*) from core.orders");

        var project = Project.of(
                ENGINE, List.of(load, Script.of("b.sql", "create table stg as select id as order_id from raw.orders")));

        assertThat(paths(project)).containsExactly("b.sql", "load.sql");
        assertThat(project.models().getLast().lineage().outputs()).contains(TableName.of("core", "orders"));
        assertThat(edges(project.models().getLast())).contains("stg.order_id -> core.orders.order_id");
    }

    @Test
    void filesThatNeedEachOtherAreNamedAndStillRead() {
        var project = Project.of(
                ENGINE,
                List.of(
                        Script.of("a.sql", "select x from b"),
                        Script.of("b.sql", "select x from a"),
                        Script.of("c.sql", "select x from a")));

        assertThat(project.cycles()).containsExactly(List.of("a.sql", "b.sql"));
        assertThat(paths(project)).containsExactly("a.sql", "b.sql", "c.sql");
    }

    @Test
    void theGraphLeadsOverFiles() {
        var graph = Project.of(ENGINE, List.of(MART, STAGING)).graph();

        int mart = graph.find(NodeKind.DATASET, "a_mart").orElseThrow();
        int staged = graph.find(NodeKind.DATASET, "shop.stg_orders").orElseThrow();
        int amount = graph.findField(mart, "amount").orElseThrow();
        assertThat(graph.edgesInto(mart).mapToObj(graph::edge).map(edge -> graph.fullName(edge.from())))
                .contains("shop.stg_orders");
        assertThat(graph.edgesInto(amount).map(edge -> graph.edge(edge).from()))
                .containsExactly(graph.findField(staged, "amount").orElseThrow());
    }
}
