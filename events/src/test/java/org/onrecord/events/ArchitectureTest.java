package org.onrecord.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses EVENTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.onrecord.events");

    @Test
    void dependsOnNeitherKafkaStreamsNorHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.streams..",
                        "java.net.http..",
                        "com.sun.net.httpserver..",
                        "io.javalin..",
                        "jakarta.servlet..",
                        "org.apache.hc..")
                .check(EVENTS);
    }

    @Test
    void dependsOnNoOtherModule() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of another part of OnRecord",
                        type -> type.getPackageName().startsWith("org.onrecord.")
                                && !type.getPackageName().startsWith("org.onrecord.events")))
                .check(EVENTS);
    }

    @Test
    void onlyPackagesForKafkaDependOnIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.onrecord.events.kafka..",
                        "org.onrecord.events.topic..",
                        "org.onrecord.events.deadletter..",
                        "org.onrecord.events.generation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(EVENTS);
    }

    @Test
    void recordsDependOnNothingElseInTheModuleButWhatTheyAreMadeOf() {
        classes()
                .that()
                .resideInAPackage("org.onrecord.events")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations..",
                        "com.fasterxml.jackson.annotation..",
                        "tools.jackson..",
                        "org.onrecord.events",
                        "org.onrecord.events.http",
                        "org.onrecord.events.json",
                        "org.onrecord.events.language",
                        "org.onrecord.events.text",
                        "org.onrecord.events.time")
                .check(EVENTS);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("org.onrecord.events.(*)..")
                .should()
                .beFreeOfCycles()
                .check(EVENTS);
    }
}
