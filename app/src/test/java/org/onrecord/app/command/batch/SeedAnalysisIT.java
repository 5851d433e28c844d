package org.onrecord.app.command.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.testing.DocumentBuilder;

/** The seed document yields exactly these statements, each with its speaker, side, kind and date. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedAnalysisIT {
    private ReadingModels models;
    private Analysis analysis;
    private List<Statement> statements;

    @BeforeAll
    void read() throws IOException {
        models = ReadingModels.load();
        Issue issue = IssueFile.read(Path.of("../issues/fentanyl/issue.yaml"), Path.of("../actors"));
        String text = Files.readString(Path.of("../seeds/where-china-stands-on-fentanyl.txt"));
        analysis = models.analyzer(issue)
                .analyze(DocumentBuilder.document("seeds", "seed", text)
                        .title("Where China stands on Fentanyl")
                        .language("en")
                        .build());
        statements = analysis.onIssue();
    }

    @AfterAll
    void close() {
        models.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chemicals and related equipment involved     | Chinese and Mexican laws.              | Beijing                                   | CN   | true  | direct   | 2023-06-21
            I raised as a priority the issue             | a growing number of deaths.            | Anthony Blinken                           | US   | true  | direct   |
            Aides to Blinken say the fentanyl trade      | smuggle it into the U.S.               | Wall Street Journal                       | none | false | direct   |
            This year, the United States has imposed     | Commission's comment on this?          | Guangdong TV reporter                     | none | false | question | 2023-06-21
            China strongly expresses dissatisfaction     | and win-win cooperation.               | Yu Haibin                                 | CN   | true  | turn     | 2023-06-21
            What is China's position on the ongoing      | in some part, responsible?             | Newsweek                                  | none | false | question | 2022-09-29
            In my past year as Chinese Ambassador        | comments are false and misleading.     | Qin Gang                                  | CN   | true  | turn     | 2022-09-29
            Have the U.S. and China taken substantive    | into the United States?                | Newsweek                                  | none | false | question | 2022-09-29
            China and the United States have had decades | into Mexico for fentanyl production.   | Qin Gang                                  | CN   | true  | turn     | 2022-09-29
            Has the United States asked China to take    | taken to combat this crisis?           | Newsweek                                  | none | false | question | 2022-09-29
            The United States asks China to monitor      | narcotic drugs as soon as possible.    | Qin Gang                                  | CN   | true  | turn     | 2022-09-29
            Drugs are hazardous to all mankind.          | and win-win results.                   | China National Narcotics Control Committee| CN   | true  | own-text | 2022-09-01
            """)
    void findsTheStatement(
            String start, String end, String speaker, String side, boolean official, String kind, String date) {
        assertThat(statements)
                .filteredOn(s -> s.within() == null
                        && s.quote().startsWith(start)
                        && s.quote().endsWith(end))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.speaker().name()).isEqualTo(speaker);
                    assertThat(s.actor().side()).isEqualTo(side);
                    assertThat(s.actor().official()).isEqualTo(official);
                    assertThat(s.kind().json()).isEqualTo(kind);
                    assertThat(s.when().date() == null ? null : s.when().date().toString())
                            .isEqualTo(date);
                });
    }

    @Test
    void findsNothingElseExceptReaderComments() {
        assertThat(analysis.statements())
                .filteredOn(s -> s.found().within() < 0)
                .filteredOn(s -> s.found().kind() != Statement.Kind.COMMENT)
                .hasSize(12);
        assertThat(statements)
                .filteredOn(s -> s.kind() == Statement.Kind.COMMENT)
                .hasSizeBetween(1, 2)
                .allSatisfy(s -> assertThat(s.actor().side()).isEqualTo("none"))
                .first()
                .satisfies(s -> assertThat(s.quote()).startsWith("Thank you for this very informative article."));
    }

    @Test
    void marksStatementsReportedInsideOthers() {
        assertThat(statements)
                .filteredOn(s -> s.within() != null)
                .extracting(s -> s.speaker().name())
                .contains("Aides to Blinken", "U.S. law-enforcement officials");
    }

    @Test
    void matchesSpeakersWithTheRegistry() {
        Map<String, String> actors = new TreeMap<>();
        statements.stream()
                .filter(s -> s.actor().id() != null)
                .forEach(s -> actors.put(
                        String.valueOf(s.speaker().name()),
                        String.valueOf(s.actor().name())));
        assertThat(actors)
                .containsEntry("Anthony Blinken", "Antony Blinken")
                .containsEntry("Yu Haibin", "Yu Haibin")
                .containsEntry("Qin Gang", "Qin Gang");
    }

    /** Sides that are sure enough to be told. */
    @ParameterizedTest
    @CsvSource({
        "yu-haibin, against, cn-responsible",
        "yu-haibin, favor, cn-doing-enough",
        "yu-haibin, favor, cooperate",
        "qin-gang, against, cn-responsible",
        "qin-gang, favor, cooperate",
        "antony-blinken, favor, cooperate",
        "cn-nncc, favor, cn-doing-enough",
        "cn-nncc, favor, cooperate",
    })
    void tellsTheSide(String actor, String stance, String claim) {
        assertThat(sides(actor, Statement::stances)).contains(stance + " " + claim);
    }

    /** Sides that the words take, and that a person has to confirm. */
    @ParameterizedTest
    @CsvSource({
        "yu-haibin, favor, us-own-problem",
        "yu-haibin, favor, importer-duty",
        "qin-gang, favor, cn-doing-enough",
        "qin-gang, favor, us-class-scheduling",
        "qin-gang, favor, importer-duty",
    })
    void leavesTheUnsureSideToAPerson(String actor, String stance, String claim) {
        assertThat(sides(actor, Statement::unsure)).contains(stance + " " + claim);
    }

    private List<String> sides(String actor, Function<Statement, List<Statement.StanceLabel>> labels) {
        return statements.stream()
                .filter(s -> actor.equals(s.actor().id()) && s.counts())
                .flatMap(s -> labels.apply(s).stream())
                .map(label -> label.stance().json() + " " + label.claim())
                .toList();
    }

    @Test
    void givesQuestionersNoSide() {
        assertThat(statements)
                .filteredOn(s -> s.kind() == Statement.Kind.QUESTION)
                .hasSize(4)
                .allSatisfy(s -> assertThat(s.stances()).isEmpty());
    }

    @Test
    void everyQuoteIsVerbatim() {
        String text = analysis.document().text();
        assertThat(statements).allSatisfy(s -> {
            assertThat(s.span().of(text)).isEqualTo(s.quote());
            s.stances().forEach(label -> {
                assertThat(label.evidence().of(text)).isEqualTo(label.words());
                assertThat(s.span().contains(label.evidence())).isTrue();
            });
        });
    }
}
