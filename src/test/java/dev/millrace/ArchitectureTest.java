package dev.millrace;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The package map, executable: it reads the table of the decision record, one row a package. A new
/// arrow is a change to that table, with its reason.
class ArchitectureTest {

    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.millrace");

    static Stream<PackageTable.Row> rowsOfPackagesThatExist() throws IOException {
        return PackageTable.read().rows().stream().filter(row -> packages().contains(row.name()));
    }

    @ParameterizedTest(name = "{0} uses only what its row allows")
    @MethodSource("rowsOfPackagesThatExist")
    void dependsOnlyOn(PackageTable.Row row) {
        classes()
                .that()
                .resideInAPackage("dev.millrace." + row.name() + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(row.allowed())
                                .or(not(resideInAPackage("dev.millrace.."))))
                .check(MAIN);
    }

    @Test
    void everyPackageHasARow() throws IOException {
        assertThat(PackageTable.read().names()).containsAll(packages()).doesNotHaveDuplicates();
    }

    @Test
    void everyArrowOfTheTableGoesToASmallerRank() throws IOException {
        var table = PackageTable.read();
        for (var row : table.rows()) {
            assertThat(row.mayUse())
                    .as(row.name())
                    .allSatisfy(used -> assertThat(table.rankOf(used)).isLessThan(row.rank()));
        }
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.millrace.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @ParameterizedTest(name = "only {1} knows {0}")
    @CsvSource({
        "org.duckdb.., duck, duck",
        "org.sqlite.., history, history",
        "javafx.., ui, launch",
        "picocli.., cli, launch",
        "org.eclipse.elk.., draw, draw",
        "org.apache.fontbox.., draw, draw",
        "com.github.weisj.jsvg.., draw, draw",
        "io.prometheus.., observe, observe",
        "io.opentelemetry.., observe, observe",
        "org.eclipse.jetty.., serve, serve",
        "org.apache.arrow.., serve, serve",
        "com.auth0.jwt.., serve, serve"
    })
    void keepsALibraryIn(String library, String owner, String alsoIn) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.millrace." + owner + "..", "dev.millrace." + alsoIn + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(MAIN);
    }

    /// The outlines of glyphs come in classes of `java.awt.geom`, which need no toolkit.
    @Test
    void onlyPngTouchesTheOtherToolkit() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.millrace.draw.Png")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.awt", "java.awt.image..", "javax.imageio..", "javax.swing..")
                .check(MAIN);
    }

    @Test
    void onlyTheEdgesWriteToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.millrace.cli..", "dev.millrace.launch..", "dev.millrace.worker..")
                .should(ACCESS_STANDARD_STREAMS)
                .orShould(USE_JAVA_UTIL_LOGGING)
                .check(MAIN);
    }

    /// A virtual thread that waits for a pipe or in the engine keeps its carrier, and there is one
    /// a core: on a machine of two cores others then wait for ever.
    @Test
    void noThreadIsAVirtualOne() {
        noClasses()
                .should()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould()
                .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
                .check(MAIN);
    }

    private static Set<String> packages() {
        return MAIN.stream()
                .map(type -> type.getPackageName().split("\\.", -1)[2])
                .collect(Collectors.toSet());
    }
}
