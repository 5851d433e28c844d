package org.onrecord.app;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.onrecord.events.kafka.KafkaClients;

/** The dependency rules of docs/architecture.md: which module may use which. */
final class ModuleBordersIT {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.onrecord");

    private static final String EVENTS = "org.onrecord.events..";
    private static final String INGEST = "org.onrecord.ingest..";
    private static final String PROCESSOR = "org.onrecord.processor..";
    private static final String NOTIFY = "org.onrecord.notify..";
    private static final String DASHBOARD = "org.onrecord.dashboard..";
    private static final String APP = "org.onrecord.app..";

    @Test
    void eventsKnowNeitherStreamsNorHttpNorAnyOtherModule() {
        mustNotKnow(
                new String[] {EVENTS},
                "org.apache.kafka.streams..",
                "java.net.http..",
                "io.javalin..",
                INGEST,
                PROCESSOR,
                NOTIFY,
                DASHBOARD,
                APP);
    }

    @Test
    void ingestKnowsNoOtherPart() {
        mustNotKnow(new String[] {INGEST}, PROCESSOR, NOTIFY, DASHBOARD, APP);
    }

    @Test
    void processorKnowsNoOtherPart() {
        mustNotKnow(new String[] {PROCESSOR}, INGEST, NOTIFY, DASHBOARD, APP);
    }

    @Test
    void dashboardKnowsNoOtherPart() {
        mustNotKnow(new String[] {DASHBOARD}, INGEST, PROCESSOR, NOTIFY, APP);
    }

    @Test
    void notifyKnowsNoOtherPart() {
        mustNotKnow(new String[] {NOTIFY}, INGEST, PROCESSOR, DASHBOARD, APP, "org.apache.kafka.streams..");
    }

    @Test
    void purePackagesDoNotKnowKafka() {
        mustNotKnow(
                new String[] {
                    "org.onrecord.processor.statement..",
                    "org.onrecord.processor.topic..",
                    "org.onrecord.processor.stance..",
                    "org.onrecord.processor.learn..",
                    "org.onrecord.processor.dedup..",
                    "org.onrecord.processor.correction..",
                    "org.onrecord.processor.standing..",
                    "org.onrecord.processor.trend..",
                    "org.onrecord.processor.shift..",
                    "org.onrecord.processor.alert..",
                    "org.onrecord.processor.passage..",
                    "org.onrecord.processor.replay..",
                    "org.onrecord.processor.opinion",
                    "org.onrecord.processor.model..",
                    "org.onrecord.processor.talkingpoint",
                    "org.onrecord.processor.analysis..",
                    "org.onrecord.notify.rule..",
                    "org.onrecord.notify.plan..",
                    "org.onrecord.notify.message.."
                },
                "org.apache.kafka..",
                "org.onrecord.processor.topology..");
    }

    @Test
    void statementsAreFoundThroughTheRootPackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.onrecord.processor.statement..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.onrecord.processor.statement.(*)..")
                .check(CLASSES);
    }

    /** A package of app may use those that come after it in this list, and none that comes before it. */
    private static final List<String> APP_FROM_TOP_TO_BOTTOM = List.of(
            "command",
            "run",
            "learning",
            "backup",
            "forget",
            "replay",
            "workbench",
            "shell",
            "rights",
            "models",
            "broker",
            "issue",
            "data",
            "settings",
            "failure");

    @Test
    void noPackageOfAppKnowsOneAboveIt() {
        for (int i = 1; i < APP_FROM_TOP_TO_BOTTOM.size(); i++) {
            String[] above = APP_FROM_TOP_TO_BOTTOM.subList(0, i).stream()
                    .map(name -> "org.onrecord.app." + name + "..")
                    .toArray(String[]::new);
            mustNotKnow(new String[] {"org.onrecord.app." + APP_FROM_TOP_TO_BOTTOM.get(i) + ".."}, above);
        }
        Set<String> known = CLASSES.stream()
                .map(each -> each.getPackageName())
                .filter(name -> name.startsWith("org.onrecord.app."))
                .map(name -> name.split("\\.")[3])
                .collect(Collectors.toSet());
        assertThat(APP_FROM_TOP_TO_BOTTOM).containsAll(known);
    }

    @Test
    void groupsOfCommandsDoNotKnowOneAnother() {
        slices().matching("org.onrecord.app.command.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void onlyMainReadsTheEnvironment() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    @Test
    void onlyKafkaClientsCreatesKafkaClients() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(KafkaClients.class)
                .should()
                .callConstructorWhere(target(owner(assignableTo(Consumer.class).or(assignableTo(Producer.class)))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(Admin.class))).and(target(name("create"))))
                .check(CLASSES);
    }

    private static void mustNotKnow(String[] packages, String... others) {
        noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }
}
