package io.headwater.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may know which, and where the outside world is touched. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.headwater");

    /** The design's table of modules: what each may depend on of ours. */
    private static final Map<String, List<String>> MODULES = Map.of(
            "wire", List.of(),
            "postgres", List.of(),
            "detect", List.of(),
            "lineage", List.of(),
            "core", List.of("detect", "lineage"),
            "connect", List.of("core", "lineage", "wire"),
            "store", List.of("core", "detect", "lineage", "postgres", "wire"),
            "sim", List.of("wire"));

    static List<String> modules() {
        return MODULES.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void knowsOnlyTheModulesItMay(String module) {
        var others = MODULES.keySet().stream()
                .filter(other -> !other.equals(module) && !MODULES.get(module).contains(other))
                .map(ArchitectureTest::inModule)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(inModule(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(inModule("server"))
                .check(ALL);
    }

    /** What other projects are to depend on brings nothing with it. */
    @Test
    void lineageNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage(inModule("lineage"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(inModule("lineage"), "java..", "org.jspecify..")
                .check(ALL);
    }

    @Test
    void onlyTheHttpInterfaceKnowsSpring() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.headwater.server.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.servlet..")
                .check(ALL);
    }

    @Test
    void onlyTheWireOpensConnectionsOverHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.headwater.wire..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.http\\..*|java\\.net\\.(Socket|URLConnection|HttpURLConnection)")
                .check(ALL);
    }

    @Test
    void onlyTheWireReadsAndWritesJsonAndYaml() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.headwater.wire..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "tools\\.jackson\\..*(Factory|YAMLMapper)|org\\.snakeyaml\\..*|com\\.fasterxml\\.jackson\\.(core|databind)\\..*")
                .check(ALL);
    }

    @Test
    void onlyTheDemoKnowsTheShop() {
        classes()
                .that()
                .resideInAPackage("io.headwater.sim..")
                .should()
                .onlyBeAccessed()
                .byClassesThat()
                .haveNameMatching("io\\.headwater\\.(sim\\..*|server\\.cli\\.Demo)")
                .check(ALL);
    }

    @Test
    void usesNothingThatIsBanned() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "lombok..",
                        "org.mockito..",
                        "org.h2..",
                        "jakarta.persistence..",
                        "com.google.common..",
                        "java.util.logging..",
                        "org.springframework.expression..")
                .check(ALL);
    }

    private static String inModule(String module) {
        return "io.headwater." + module + "..";
    }
}
