package org.onrecord.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Document;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.time.Published;
import org.onrecord.processor.analysis.Analysis.Labelled;
import org.onrecord.processor.limit.ReadingLimits;
import org.onrecord.processor.limit.TooMuchToReadException;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.StanceDecision;
import org.onrecord.processor.topic.TopicLabeller;
import org.onrecord.testing.DocumentBuilder;

class AnalyzerTest {
    private static final String LAMPS = """
            id: lamps
            title: Lamps
            languages: [en]
            terms: [lamp]
            topics:
              - id: light
                label: Light
                examples: [The lamps are lit.]
            claims:
              - id: keep-lit
                text: The lamps stay lit.
                favor: [The lamps stay lit.]
                against: [The lamps go out.]
            """;

    private static final Issue ISSUE = IssueFile.parse("lamps", LAMPS, ActorFiles.NONE);

    /** The labellers find everything on the issue and in favor, so the analyzer itself leaves out what is left out. */
    private final Analyzer analyzer =
            new Analyzer(ISSUE, new SharedFinders(), new Alike(), new OfLight(), new InFavor());

    @Test
    void givesQuestionsNoSide() {
        assertThat(sides("Reporter: Will the lamps stay lit?\nAda Quill: They stay lit, and that is that.\n"))
                .containsExactly("QUESTION true 0", "TURN true 1");
    }

    @Test
    void givesNoSideToWhatAnOfficialSaysThatAnotherSideSaid() {
        Issue governed = IssueFile.parse("lamps", LAMPS + """
                actors:
                  - {id: ada-quill, kind: person, names: {en: [Ada Quill]}, side: XX, tier: 1}
                  - {id: southmark, kind: government, names: {en: [Southmark]}, side: XY, tier: 1}
                """, ActorFiles.NONE);
        Analyzer analyzer = new Analyzer(governed, new SharedFinders(), new Alike(), new OfLight(), new InFavor());

        List<Labelled> found = analyzer.analyze(
                        document("Ada Quill: We said so often enough. Southmark said that the lamps stay lit.\n"))
                .statements();

        assertThat(found)
                .extracting(
                        each -> each.found().actor().side(),
                        each -> each.labels().stances().size())
                .containsExactly(tuple("XX", 1), tuple("XY", 0));
    }

    @Test
    void aDeclaredActTakesASideWhateverTheLabellersSayUnlessItIsCertainlyOffTheIssue() {
        Issue acting = IssueFile.parse("lamps", LAMPS + """
                    acts:
                      - {words: [lamp]}
                actors:
                  - {id: ada-quill, kind: person, names: {en: [Ada Quill]}, side: XX, tier: 1}
                """, ActorFiles.NONE);

        assertThat(acts(acting, new TopicLabeller.Topics(false, 0.1, List.of())))
                .containsExactly("true keep-lit AGAINST 0.89");
        assertThat(acts(acting, TopicLabeller.Topics.NONE)).containsExactly("false");
    }

    private static List<String> acts(Issue issue, TopicLabeller.Topics label) {
        Analyzer analyzer =
                new Analyzer(issue, new SharedFinders(), new Alike(), (near, whole) -> label, new InFavor());
        return analyzer.analyze(document("Ada Quill: We are suspending the lamps at once.\n")).statements().stream()
                .map(each -> (each.onIssue() + " "
                                + each.labels().stances().stream()
                                        .map(side -> side.claim() + " " + side.stance() + " " + side.score())
                                        .collect(Collectors.joining()))
                        .strip())
                .toList();
    }

    @Test
    void treatsADocumentThatDoesNotNameTheIssueAsOffIt() {
        assertThat(sides("Reporter: Will they stay lit?\nAda Quill: They stay lit, and that is that.\n"))
                .containsExactly("QUESTION false 0", "TURN false 0");
        PassageReading passage = analyzer.readPassage(document("\"They stay lit,\" Ada Quill said."));
        assertThat(passage.onIssue()).isFalse();
        assertThat(passage.sides().taken()).isEmpty();
    }

    @Test
    void looksForNoStatementsForTheIssueInADocumentThatDoesNotNameIt() {
        Analysis analysis = analyzer.analyzeForIssue(
                document("Reporter: Will they stay lit?\nAda Quill: They stay lit, and that is that.\n"));

        assertThat(analysis.named()).isFalse();
        assertThat(analysis.statements()).isEmpty();
    }

    @Test
    void findsAllStatementsForTheIssueInADocumentWhoseTextOrTitleNamesIt() {
        Document named = document("Reporter: Will the LAMPS stay lit?\nAda Quill: They stay lit, and that is that.\n");
        Document titled = DocumentBuilder.document(
                        "test", "1", "Reporter: Will they stay lit?\nAda Quill: They stay lit, and that is that.\n")
                .publisher("Harbour Post")
                .title("Lamps")
                .language("en")
                .build();

        assertThat(analyzer.analyzeForIssue(named)).isEqualTo(analyzer.analyze(named));
        assertThat(analyzer.analyzeForIssue(titled)).isEqualTo(analyzer.analyze(titled));
        assertThat(analyzer.analyzeForIssue(titled).onIssue()).hasSize(2);
    }

    @Test
    void refusesADocumentWithMoreCharactersThanAreReadEvenIfItDoesNotNameTheIssue() {
        assertThatThrownBy(() -> analyzer.analyzeForIssue(document("They stay lit.\n".repeat(140_000))))
                .isInstanceOf(TooMuchToReadException.class);
    }

    @Test
    void treatsWordsFarFromAnyTermAsOffTheIssueUnlessTheirQuestionNamesIt() {
        String answer = "We never spoke of anything else all evening, and there was much else to say. ".repeat(8);
        assertThat(sides("Reporter: Will the lamps stay lit?\nAda Quill: " + answer + "They stay lit.\n"
                        + "Reporter: And the harbour dues?\nAda Quill: They stay as they are.\n"))
                .containsExactly("QUESTION true 0", "TURN true 1", "QUESTION false 0", "TURN false 0");
    }

    @Test
    void readsOnlyTheStretchesOfALongTurnThatNameTheIssue() {
        String rest = "There was much else to say. ".repeat(9);

        assertThat(analyzer.words(document("Ada Quill: " + rest + "The lamps stay lit. " + rest + "\n")))
                .hasValueSatisfying(passage -> {
                    assertThat(passage.sentences()).hasSize(9);
                    assertThat(passage.sentences().stream()
                                    .filter(Passage.Sentence::near)
                                    .map(Passage.Sentence::text))
                            .containsExactly(
                                    "There was much else to say.",
                                    "The lamps stay lit.",
                                    "There was much else to say.");
                });
    }

    @Test
    void takesWhatASpeechQuotesForTalkOfTheIssueOnlyNearItsName() {
        String rest = "There was much else to say, and all of it was said. ".repeat(8);

        assertThat(sides("Reporter: How was the opening?\n"
                        + "Ada Quill: Otto Marsh said that the soup was cold. " + rest
                        + "The lamps are lit. Otto Marsh said that nobody pays for the lamps.\n"))
                .containsExactly("QUESTION true 0", "TURN true 1", "INDIRECT false 0", "INDIRECT true 1");
    }

    @Test
    void takesOnlyThoseQuotedWordsForTalkOfTheIssueThatNameItThemselves() {
        assertThat(
                        sides(
                                "Reporter: How was the opening?\n"
                                        + "Ada Quill: The lamps are lit. Otto Marsh said that the soup was cold. Nobody pays for the lamps.\n"))
                .containsExactly("QUESTION true 0", "TURN true 1", "INDIRECT false 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DIRECT   | “The lamps stay lit for all,” said Tides Secretary Ada Quill.
            INDIRECT | Tides Secretary Ada Quill said that the lamps stay lit for all.
            """)
    void countsTheWordsOfAnOfficialInTheTextOfTheOwnInstitution(Statement.Kind kind, String words) {
        Document document = DocumentBuilder.document(
                        "test", "1", "The lamps are lit today, and the harbour is open. " + words)
                .publisher("The White House")
                .title("Lamps")
                .language("en")
                .build();
        assertThat(analyzer.analyze(document).onIssue())
                .filteredOn(statement -> statement.kind() == kind)
                .hasSize(1)
                .allMatch(Statement::counts);
    }

    @Test
    void embedsOnlyTheSentencesNextToTheIssuesNameOfWordsThatTurnOutToBeOffIt() {
        String asked = "Reporter: How was the opening?\n";
        List<String> embedded = new ArrayList<>();
        TopicLabeller onIfLit = (near, whole) ->
                near.sentences().stream().anyMatch(each -> each.text().contains("lit"))
                        ? new OfLight().label(near, whole)
                        : TopicLabeller.Topics.NONE;
        Analyzer analyzer = new Analyzer(ISSUE, new SharedFinders(), new Noting(embedded), onIfLit, new InFavor());

        analyzer.analyze(document(
                asked + "Ada Quill: I came late. I sat down. The lamps are dull. I like oil. I left early.\n"));
        assertThat(embedded).containsExactly("I sat down.", "The lamps are dull.", "I like oil.");

        embedded.clear();
        analyzer.analyze(
                document(asked + "Ada Quill: I came late. I sat down. The lamps are lit. I like oil. I left early.\n"));
        assertThat(embedded)
                .containsExactly("I sat down.", "The lamps are lit.", "I like oil.", "I came late.", "I left early.");
    }

    @Test
    void countsAStatementOfAMonthUnderItsFirstDayOrTheDocumentsOwn() {
        String text = "Minister Ada Quill said in March 2023 that the lamps stay lit.\n\n"
                + "In June 2024, Minister Otto Marsh said that the lamps stay lit.";
        Document document = DocumentBuilder.document("test", "1", text)
                .publisher("Harbour Post")
                .published(Published.parse("2024-06-12", "test").orElseThrow())
                .language("en")
                .build();

        assertThat(analyzer.analyze(document).onIssue())
                .extracting(Statement::when)
                .containsExactly(
                        new Statement.When(null, LocalDate.of(2023, 3, 1), null, "2023-03"),
                        new Statement.When(null, LocalDate.of(2024, 6, 12), null, "2024-06"));
    }

    @Test
    void refusesADocumentWithMoreCharactersThanAreRead() {
        assertThatThrownBy(() -> analyzer.analyze(document("The lamps are lit.\n".repeat(110_000))))
                .isInstanceOf(TooMuchToReadException.class)
                .hasMessage("the document has 2,090,017 characters; at most 2,000,000 are read: split it into several"
                        + " documents");
    }

    @Test
    void refusesADocumentWithMoreSentencesOnTheIssueThanTheModelsRead() {
        String text =
                "Reporter: Will the lamps stay lit?\nAda Quill: The lamps stay lit. We have oil. We have wicks.\n";
        ReadingLimits limits = new ReadingLimits(1_000, 4, Duration.ofMinutes(1));

        assertThat(analyzer.analyze(document(text), limits).statements()).hasSize(2);
        assertThatThrownBy(() -> analyzer.analyze(document(text + "Reporter: The lamps?\n"), limits))
                .isInstanceOf(TooMuchToReadException.class)
                .hasMessage("the document has more than 4 sentences about the issue, which is the most that the models"
                        + " read of one document: split it into several documents");
    }

    @Test
    void givesUpADocumentThatTakesTooLong() {
        ReadingLimits limits = new ReadingLimits(2_000_000, 5_000, Duration.ofMillis(200));

        assertThatThrownBy(() -> analyzer.analyze(document("Otto Marsh said they were shut. ".repeat(60_000)), limits))
                .isInstanceOf(TooMuchToReadException.class)
                .hasMessage("reading the document took more than 0.2 s of processor time, the most for one document:"
                        + " split it into several documents, or retry it on a faster machine");
    }

    @Test
    void readsReportsWithinReportsWithoutEndInLinearWork() {
        ReadingLimits limits = new ReadingLimits(2_000_000, 20, Duration.ofMinutes(1));

        assertThat(analyzer.analyze(document("The lamps, Otto Marsh said, ".repeat(2_000)), limits)
                        .statements())
                .hasSizeLessThan(20);
    }

    private List<String> sides(String text) {
        return analyzer.analyze(document(text)).statements().stream()
                .map(AnalyzerTest::told)
                .toList();
    }

    private static String told(Labelled labelled) {
        return labelled.found().kind() + " " + labelled.onIssue() + " "
                + labelled.labels().stances().size();
    }

    private static Document document(String text) {
        return DocumentBuilder.document("test", "1", text)
                .publisher("Harbour Post")
                .title("Talks")
                .language("en")
                .build();
    }

    /** Finds all sentences alike. */
    private static class Alike implements Embedder {
        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            return sentences.stream().map(each -> new float[] {1}).toList();
        }

        @Override
        public String id() {
            return "alike";
        }

        @Override
        public void close() {}
    }

    /** Notes what it is asked for. */
    private static final class Noting extends Alike {
        private final List<String> embedded;

        Noting(List<String> embedded) {
            this.embedded = embedded;
        }

        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            embedded.addAll(sentences);
            return super.embed(sentences, language);
        }
    }

    private static final class OfLight implements TopicLabeller {
        @Override
        public Topics label(Passage near, Supplier<Passage> whole) {
            return new Topics(true, 1, List.of(new Statement.TopicLabel("light", 1)));
        }
    }

    private static final class InFavor implements StanceDecision {
        @Override
        public Decision decide(Passage passage) {
            Span first = passage.sentences().getFirst().span();
            return new Decision(
                    List.of(new Statement.StanceLabel("keep-lit", Stance.FAVOR, 1, first, "words")), List.of());
        }

        @Override
        public String id() {
            return "in-favor";
        }
    }
}
