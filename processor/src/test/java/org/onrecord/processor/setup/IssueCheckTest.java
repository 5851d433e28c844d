package org.onrecord.processor.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Document;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.testing.DocumentBuilder;

class IssueCheckTest {
    private static final String SOUND = """
        id: lamps
        title: Lamps
        languages: [en]
        terms: [lamp, lantern, wick, oil-dealer, lighthouse]
        topics:
          - {id: light, label: Light, description: whether the lamps are lit, examples: [The lamps are lit.]}
        claims:
          - id: keep-lit
            text: The lamps should stay lit.
            favor: [The lamps stay lit., Lamps must burn all night.]
            against: [The lamps go out., No lamp may burn.]
        """;

    @Test
    void findsNothingInASoundFile() {
        assertThat(findings(SOUND)).isEmpty();
    }

    @Test
    void asksForTermsIfThereAreNone() {
        assertThat(findings(SOUND.replaceAll("terms: .*", "terms: []")))
                .singleElement()
                .asString()
                .startsWith("There are no terms: every statement of every document is compared with the examples");
    }

    @Test
    void namesLanguagesWithoutTermsAndExamples() {
        assertThat(findings(SOUND.replace("languages: [en]", "languages: [en, zh]")))
                .containsExactly(
                        "No term is in the script of the language zh: its statements are all compared with the"
                                + " examples, which is slow and less sure.",
                        "The claim keep-lit has no example for it in the script of the language zh.",
                        "The claim keep-lit has no example against it in the script of the language zh.");
    }

    @Test
    void namesTheCountriesOfTheTitleWhereALanguageHasNoTerms() {
        assertThat(findings(SOUND.replace("title: Lamps", "title: Lamps in Ukraine and Panama")
                        .replace("languages: [en]", "languages: [en, zh]")))
                .first()
                .asString()
                .endsWith("which is slow and less sure. Add words of it; the title names Panama (巴拿马), Ukraine (乌克兰).");
    }

    @Test
    void namesExcludedWordsThatContainNoTerm() {
        assertThat(findings(SOUND.replace("topics:", "exclude: [lava lamp, lava flow]\ntopics:")))
                .containsExactly("The words \"lava flow\" are excluded and contain no term: nothing would be found by"
                        + " them anyway. Leave them out.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "li       | The term \"li\" is the beginning of many words. Write a longer one.",
                "minister | The term \"minister\" stands in much official talk of other things. Leave it out, or write"
                        + " the words that go with it.",
            })
    void warnsOfTermsThatAreTooGeneral(String term, String finding) {
        assertThat(findings(SOUND.replace("oil-dealer", term))).containsExactly(finding);
    }

    @Test
    void warnsOfTermsInNoDocumentAndInTooMany() {
        List<Document> documents = List.of(
                document("The lamp burns."),
                document("The lantern burns."),
                document("The lamp and the wick."),
                document("An oil-dealer."),
                document("The lighthouse."),
                document("Nothing."));

        assertThat(new IssueCheck(
                                IssueFile.parse("lamps", SOUND.replace("wick", "taper"), ActorFiles.NONE),
                                new WordVectors())
                        .findings(documents))
                .containsExactly(
                        "The term \"lamp\" is in 2 of the 6 documents: too many for one issue, unless they were chosen"
                                + " for it.",
                        "The term \"taper\" is in none of the 6 documents. Is it spelled as officials spell it?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The lamps should stay lit and the boats should stay in harbour. | true",
                "The lamps are needed, but the oil is too dear.                  | true",
                "The lamps and the lanterns should stay lit.                     | false",
                "Arland and Beria should cooperate on lamps.                     | false",
            })
    void warnsOfAClaimThatSaysTwoThings(String text, boolean warns) {
        assertThat(findings(SOUND.replace("The lamps should stay lit.", text)).stream()
                        .anyMatch(finding -> finding.startsWith("The claim keep-lit seems to say two things")))
                .isEqualTo(warns);
    }

    @Test
    void warnsOfAClaimWithOneExampleOnASide() {
        assertThat(findings(SOUND.replace(", No lamp may burn.", "")))
                .containsExactly(
                        "The claim keep-lit has one example against it: that side will hardly be found. Write how an"
                                + " official would say it, in three ways.");
    }

    @Test
    void warnsOfExamplesOfTwoClaimsThatAreHardToTellApart() {
        assertThat(findings(SOUND + """
              - id: boats
                text: Boats should be lit.
                favor: [A boat needs light., Light the boats.]
                against: [Leave the lanterns dark., Dark boats are faster.]
            """))
                .hasSize(4)
                .contains("Two claims have examples that are hard to tell apart: keep-lit, \"The lamps stay lit.\", and"
                        + " boats, \"Leave the lanterns dark.\". Write in each what only that claim says.");
    }

    private static List<String> findings(String yaml) {
        return new IssueCheck(IssueFile.parse("lamps", yaml, ActorFiles.NONE), new WordVectors()).findings(List.of());
    }

    private static Document document(String text) {
        return DocumentBuilder.document("test", text, text)
                .title("Talks")
                .language("en")
                .build();
    }
}
