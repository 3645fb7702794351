package io.headwater.lineage.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headwater.lineage.graph.Drawing;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.graph.Limits;
import io.headwater.lineage.graph.Traversal;
import io.headwater.lineage.select.Fixture.Example;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelectionTest {
    private static final Path PUBLISHED = Path.of("..", "docs", "selection.md");
    private static final Path MORE =
            Path.of("src", "test", "resources", "io", "headwater", "lineage", "select", "selections.txt");
    private static final List<String> WORDS = List.of("tag", "owner", "source", "schema");

    static Stream<Example> examples() {
        return Stream.of(PUBLISHED, MORE).flatMap(file -> Fixture.read(file).stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void selects(Example example) {
        var criteria = criteria(example.labels());
        if (example.isMistake()) {
            var mistake = catchThrowableOfType(
                    SelectionException.class,
                    () -> Selection.parse(example.expression(), example.excluded(), criteria));
            assertThat(mistake.offset() + 1 + " " + mistake.expected()).startsWith(example.expected());
        } else {
            var selection = Selection.parse(example.expression(), example.excluded(), criteria);
            assertThat(names(example.graph(), select(example.graph(), selection)))
                    .isEqualTo(example.expected());
        }
    }

    @Test
    void pointsAtTheCharacterOfAMistake() {
        assertThatThrownBy(() -> Selection.parse("+orders tga:finance", criteria(Map.of())))
                .isInstanceOf(SelectionException.class)
                .hasMessage("""
                    at character 9: nothing is known by tga:; did you mean tag:
                      +orders tga:finance
                              ^\
                    """);
    }

    @Test
    void saysWhichWordsThereAre() {
        assertThatThrownBy(() -> Selection.parse("s3://bucket/x", criteria(Map.of())))
                .hasMessageContaining("known are field:, kind:, owner:, path:, schema:, source:, tag:, unused:;"
                        + " a name that has a colon is put in double quotes");
    }

    @Test
    void passesOnWhatACriterionExpects() {
        assertThatThrownBy(() -> Selection.parse("unused:soon", criteria(Map.of())))
                .hasMessageContaining("unused: does not take soon; unused: takes days, as in 90d");
    }

    @Test
    void saysWhatSelectsNothingAndWhatMayHaveBeenMeant() {
        var graph = Drawing.graph("shop.orders -> shop.revenue");
        var selection = Selection.parse("revenue+ +ordres tag:red,kind:job field:x", criteria(Map.of()));

        assertThat(select(graph, selection).notices())
                .containsExactly(
                        new Selected.Notice(10, "no asset is called ordres: did you mean orders"),
                        new Selected.Notice(17, "no asset has tag:red"),
                        new Selected.Notice(25, "no asset is of this kind"),
                        new Selected.Notice(40, "no field is called x"));
    }

    @Test
    void readsIntoATree() {
        var selection = Selection.parse("2+a,tag:red @b", criteria(Map.of()));

        assertThat(selection).isInstanceOfSatisfying(Selection.AnyOf.class, any -> {
            assertThat(any.parts().getFirst())
                    .isInstanceOfSatisfying(
                            Selection.AllOf.class,
                            all -> assertThat(all.parts().getFirst())
                                    .isEqualTo(new Selection.Around(
                                            new Selection.Named(new Pattern("a", false, 2)), 2, 0)));
            assertThat(any.parts().getLast())
                    .isEqualTo(new Selection.Family(new Selection.Named(new Pattern("b", false, 13))));
        });
    }

    @Test
    void asksTheCallerForWhatTheGraphDoesNotKnow() {
        var graph = Drawing.graph("a -> b -> c");
        var criteria = Criteria.none()
                .with("after", letter -> (g, asset) -> g.name(asset).compareTo(letter) > 0);

        assertThat(names(graph, select(graph, Selection.parse("after:a", criteria))))
                .isEqualTo("b c");
    }

    @Test
    void refusesWordsThatAreTaken() {
        assertThatThrownBy(() -> Criteria.none().with("field", word -> (graph, asset) -> true))
                .hasMessage("word: one that is new and begins with a letter, not field");
        assertThatThrownBy(() -> Criteria.none().with("9lives", word -> (graph, asset) -> true))
                .hasMessage("word: one that is new and begins with a letter, not 9lives");
    }

    @Test
    void walksWithinTheLimitsOfTheQuestion() {
        var graph = Drawing.graph("a -> b | 10..20\nb -> c");
        var all = Selection.parse("a+", Criteria.none());

        assertThat(names(graph, select(graph, all, Limits.ofAssets().withMoment(30))))
                .isEqualTo("a");
        assertThat(names(graph, select(graph, all, Limits.ofAssets().withDepth(1))))
                .isEqualTo("a b");
    }

    @Test
    void saysThatAWalkWasCutShort() {
        var graph = Drawing.graph("a -> b -> c -> d");
        var selected = select(
                graph, Selection.parse("a+", Criteria.none()), Limits.ofAssets().withSteps(1));

        assertThat(selected.complete()).isFalse();
        assertThat(selected.cut()).hasValue("the budget of 1 edges was used up: there may be more");
    }

    @Test
    void answersAnyTextWithASelectionOrAMistake() {
        var random = new Random(7);
        var criteria = criteria(Map.of());
        var pieces =
                List.of("a", "+", "@", ",", " ", "\"", ":", "..", "path:", "field:", "tag:", "2", "*", "?", "é", "\t");
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(8), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());
            try {
                assertThat(Selection.parse(text, criteria)).isNotNull();
            } catch (SelectionException e) {
                assertThat(e.offset()).isBetween(0, text.length());
            }
        }
    }

    private static Criteria criteria(Map<String, Set<String>> labels) {
        var criteria = Criteria.none().with("unused", SelectionTest::unused);
        for (String word : WORDS) {
            criteria = criteria.with(
                    word,
                    Criterion.ofLabels((graph, asset) -> labels.getOrDefault(graph.name(asset), Set.of()).stream()
                            .filter(label -> label.startsWith(word + ":"))
                            .map(label -> label.substring(word.length() + 1))
                            .toList()));
        }
        return criteria;
    }

    private static Condition unused(String argument) {
        if (!argument.matches("\\d{1,4}d")) {
            throw new IllegalArgumentException("days, as in 90d");
        }
        return (graph, asset) -> false;
    }

    private static Selected select(Graph graph, Selection selection) {
        return select(graph, selection, Limits.ofAssets());
    }

    private static Selected select(Graph graph, Selection selection, Limits limits) {
        return new Selector(new Traversal(graph), limits, Limits.ofFields()).select(selection);
    }

    private static String names(Graph graph, Selected selected) {
        String names = selected.nodes()
                .mapToObj(node -> Drawing.name(graph, node))
                .sorted()
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? "nothing" : names;
    }
}
