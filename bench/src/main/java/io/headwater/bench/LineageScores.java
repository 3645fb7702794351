package io.headwater.bench;

import io.headwater.lineage.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Exactness of lineage beside what others expect: a case counts when its whole set of tables or edges is right.
 *
 * @param data the folder that holds {@code lineage}
 */
record LineageScores(Path data) implements Benchmark {
    private static final Set<String> STATEMENTS =
            Set.of("query", "insert", "update", "merge", "delete", "replace", "ctas", "view");

    /** A file of cases with its conventions and the least share of exact cases, in percent; 0 for no bar. */
    private record Corpus(String name, String file, LineageConventions conventions, double tables, double columns) {
        List<LineageCorpus.Case> read(Path data) throws IOException {
            var path = data.resolve(file + ".jsonl.gz");
            return file.startsWith("querylog/") ? LineageCorpus.readQueryLog(path) : LineageCorpus.read(path);
        }
    }

    private static final List<Corpus> CORPORA = List.of(
            new Corpus("sqllineage", "lineage/sqllineage_ansi", LineageConventions.SQLLINEAGE, 98, 96),
            new Corpus("OpenLineage", "lineage/openlineage", LineageConventions.OPENLINEAGE, 96, 100),
            new Corpus("bytebase", "lineage/bytebase_mysql_postgres_tidb", LineageConventions.BYTEBASE, 96, 92),
            new Corpus("sqlglot", "lineage/sqlglot_optimizer_fixtures", LineageConventions.SQLGLOT, 0, 92),
            new Corpus("querylog", "querylog/datahub_sql_lineage_cases", LineageConventions.QUERYLOG, 0, 88));

    /** Shares of cases and of edges. */
    private static final class Tally {
        private int cases;
        private int exact;
        private int right;
        private int wrong;
        private int missing;

        <T> void add(List<T> expected, List<T> found, BiPredicate<T, T> same) {
            var left = new ArrayList<>(found);
            int missed = 0;
            for (T edge : expected) {
                var match = left.stream().filter(each -> same.test(edge, each)).findFirst();
                match.ifPresent(left::remove);
                missed += match.isPresent() ? 0 : 1;
            }
            cases++;
            exact += missed == 0 && left.isEmpty() ? 1 : 0;
            right += expected.size() - missed;
            wrong += left.size();
            missing += missed;
        }

        double exactly() {
            return 100.0 * exact / Math.max(1, cases);
        }

        double precision() {
            return 100.0 * right / Math.max(1, right + wrong);
        }

        double recall() {
            return 100.0 * right / Math.max(1, right + missing);
        }
    }

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException {
        var figures = new ArrayList<Figure>();
        for (Corpus corpus : CORPORA) {
            progress.accept("reading " + corpus.file());
            figures.addAll(score(corpus));
        }
        figures.addAll(levels());
        return figures;
    }

    private List<Figure> score(Corpus corpus) throws IOException {
        var tables = new Tally();
        var columns = new Tally();
        for (var about : corpus.read(data)) {
            var lineage = about.lineage();
            var rules = corpus.conventions();
            if (about.isOf("column")) {
                var expected = rules.expected(about, lineage);
                columns.add(expected, rules.edges(lineage, about, expected), LineageEdge::matches);
            }
            if (about.expected().hasNonNull("inputs")) {
                tables.add(
                        both(
                                rules.expectedInputs(about),
                                LineageCorpus.list(about.expected().get("outputs"))),
                        both(rules.inputs(lineage), rules.outputs(lineage)),
                        LineageScores::isSame);
            }
        }
        var figures = new ArrayList<Figure>();
        if (tables.cases > 0) {
            String what = corpus.name() + ", tables exact";
            figures.add(
                    corpus.tables() > 0
                            ? Figure.atLeast(what, tables.exactly(), "%", corpus.tables())
                            : Figure.of(what, tables.exactly(), "%"));
        }
        figures.add(Figure.atLeast(corpus.name() + ", columns exact", columns.exactly(), "%", corpus.columns()));
        figures.add(Figure.atLeast(corpus.name() + ", precision of edges", columns.precision(), "%", 98));
        figures.add(Figure.of(corpus.name() + ", recall of edges", columns.recall(), "%"));
        return figures;
    }

    private static boolean isSame(String one, String other) {
        return one.charAt(0) == other.charAt(0) && LineageEdge.isSame(one.substring(1), other.substring(1));
    }

    private static List<String> both(List<String> inputs, List<String> outputs) {
        var all = new ArrayList<String>();
        inputs.forEach(table -> all.add("<" + LineageEdge.plain(table)));
        outputs.forEach(table -> all.add(">" + LineageEdge.plain(table)));
        return all.stream().distinct().toList();
    }

    private List<Figure> levels() throws IOException {
        int all = 0;
        int understood = 0;
        for (var about : LineageCorpus.read(data.resolve("lineage/parse_sqlfluff_even.jsonl.gz"))) {
            var level = about.lineage().level();
            if (STATEMENTS.contains(about.text("stmt"))) {
                all++;
                understood += level == Level.FULL || level == Level.PARTIAL ? 1 : 0;
            }
        }
        return List.of(Figure.atLeast("statements understood, fully or in part", 100.0 * understood / all, "%", 98.5));
    }
}
