package org.onrecord.processor.statement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dependencies between the packages of the statement finder. */
class StatementPackagesTest {
    private static final String ROOT = StatementFinder.class.getPackageName();
    private static final int MOST_FILES = 30;
    /** From the lowest up: a package uses only those before it. */
    private static final List<String> ORDER =
            List.of("text", "draft", "speaker", "language", "report", "release", "transcript", "occasion", "distance");

    /** Those with readers of their own; none uses another. */
    private static final List<String> LANGUAGES = List.of("english", "chinese");

    private static final List<String> KNOWN_TO_LANGUAGES = List.of("text", "draft", "speaker", "language");

    /** Main classes only; tests may use every package. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(
                    StatementFinder.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void usesLowerPackagesOnly() {
        List<String> all = new ArrayList<>(ORDER);
        all.addAll(LANGUAGES);
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : all) {
            layers = layers.layer(name).definedBy(ROOT + "." + name);
        }
        layers = layers.layer("root").definedBy(ROOT);
        for (String name : all) {
            List<String> users = new ArrayList<>(List.of("root"));
            users.addAll(ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()));
            if (LANGUAGES.contains(name)) {
                users.removeAll(ORDER);
            } else if (KNOWN_TO_LANGUAGES.contains(name)) {
                users.addAll(LANGUAGES);
            }
            layers = layers.whereLayer(name).mayOnlyBeAccessedByLayers(users.toArray(String[]::new));
        }
        layers.whereLayer("root").mayNotBeAccessedByAnyLayer().check(CLASSES);
    }

    @Test
    void isUsedFromOutsideOnlyThroughItsRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".(*)..")
                .check(CLASSES);
    }

    @Test
    void keepsPackagesSmall() {
        Map<String, Long> files = CLASSES
                .that(DescribedPredicate.describe(
                        "are the finder's own files",
                        (JavaClass type) -> type.getPackageName().startsWith(ROOT) && type.isTopLevelClass()))
                .stream()
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files.values()).allMatch(count -> count <= MOST_FILES);
    }
}
