package io.headwater.lineage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.lineage.Dialect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of the text files beside this class, in each dialect that it is for. */
class LineageCasesTest {

    @TestFactory
    Stream<DynamicContainer> cases() throws IOException, URISyntaxException {
        var files = new ArrayList<DynamicContainer>();
        for (Path file : files()) {
            var tests = LineageCase.read(file).stream().flatMap(LineageCasesTest::tests);
            files.add(DynamicContainer.dynamicContainer(file.getFileName().toString(), tests));
        }
        return files.stream();
    }

    static List<Path> files() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(LineageCase.class.getResource("/io/headwater/lineage/cases"));
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList();
        }
    }

    private static Stream<DynamicTest> tests(LineageCase about) {
        return about.dialects().stream()
                .map(dialect ->
                        DynamicTest.dynamicTest(about.title() + " [" + dialect + "]", () -> check(about, dialect)));
    }

    private static void check(LineageCase about, Dialect dialect) {
        var lineage = about.analyze(dialect);
        assertThat(about.found(lineage))
                .as("%s in %s%n%s%n%s", about.title(), dialect, about.sql(), lineage.diagnostics())
                .isEqualTo(about.wanted());
        for (var statement : lineage.statements()) {
            assertThat(statement.inputs()).doesNotHaveDuplicates();
            assertThat(statement.columns()).doesNotHaveDuplicates();
            assertThat(statement.indirect()).doesNotHaveDuplicates();
            assertThat(statement.diagnostics()).doesNotHaveDuplicates();
        }
    }
}
