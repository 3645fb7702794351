package io.headwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keeps files, methods and packages small enough to be read. */
class SizeTest {
    private static final int METHOD_LINES = 40;
    private static final int FILE_LINES = 400;
    private static final int IMPORTS = 30;
    private static final int PACKAGE_FILES = 25;
    /** Five is the aim; a few of the detector's steps take more. */
    private static final int PARAMETERS = 7;

    @Test
    void filesAreShort() {
        assertThat(sources().filter(file -> lines(file).size() > FILE_LINES)).isEmpty();
    }

    @Test
    void filesImportLittle() {
        assertThat(sources()
                        .filter(file -> lines(file).stream()
                                        .filter(line -> line.startsWith("import "))
                                        .count()
                                > IMPORTS))
                .isEmpty();
    }

    @Test
    void methodsAreShortAndTakeFewParameters() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources().toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            var long_ = new ArrayList<String>();
            var scanner = new Methods(Trees.instance(task), long_);
            task.parse().forEach(unit -> scanner.scan(unit, null));

            assertThat(long_).isEmpty();
        }
    }

    @Test
    void packagesHoldFewFiles() {
        Map<Path, Long> sizes = sources().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

        assertThat(sizes.entrySet().stream()
                        .filter(size -> size.getValue() > PACKAGE_FILES)
                        .filter(size -> !size.getKey().endsWith("io/headwater/store")))
                .describedAs("the store's package is one on purpose: see docs/intentional.md")
                .isEmpty();
    }

    private static final class Methods extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Trees trees;
        private final List<String> found;

        Methods(Trees trees, List<String> found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            var unit = getCurrentPath().getCompilationUnit();
            var positions = trees.getSourcePositions();
            var map = unit.getLineMap();
            long start = positions.getStartPosition(unit, method);
            long end = positions.getEndPosition(unit, method);
            String name = "%s %s".formatted(unit.getSourceFile().getName(), method.getName());
            if (start >= 0 && end >= 0 && map.getLineNumber(end) - map.getLineNumber(start) >= METHOD_LINES) {
                found.add(name + " is long");
            }
            boolean constructor = method.getReturnType() == null;
            if (!constructor && method.getParameters().size() > PARAMETERS) {
                found.add(name + " takes many parameters");
            }
            return super.visitMethod(method, null);
        }
    }

    private static Stream<Path> sources() {
        return Stream.of("wire", "postgres", "detect", "lineage", "core", "connect", "store", "sim", "server", "bench")
                .map(module -> Path.of("..", module, "src/main/java"))
                .filter(Files::isDirectory)
                .flatMap(SizeTest::below);
    }

    private static Stream<Path> below(Path folder) {
        try (var walk = Files.walk(folder)) {
            return walk
                    .filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("package-info.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
