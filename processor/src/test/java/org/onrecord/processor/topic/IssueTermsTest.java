package org.onrecord.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.testing.DocumentBuilder;

class IssueTermsTest {
    private static final String LAMPS = """
            id: lamps
            title: Lamps
            languages: [en]
            %s
            topics: []
            claims:
              - id: keep-lit
                text: The lamps stay lit.
                favor: [The lamps stay lit.]
                against: [The lamps go out.]
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Talks                | The Lamplighters met.            | true",
                "The lamp             | They met.                        | true",
                "Talks                | Both governments will cooperate. | false",
                "Talks                | The clamp is broken.             | false",
                "Talks                | 码头的灯塔昨夜熄灭。                 | true",
                "Talks                | 双方将继续合作。                    | false",
            })
    void areFoundInADocumentThatNamesTheIssue(String title, String text, boolean named) {
        assertThat(IssueTerms.of(issue("terms: [lamp, 灯塔]"))
                        .in(document(title, text))
                        .anywhere())
                .isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ÉCLAIRAGE public   | éclairage | true",
                "le ré-éclairage    | éclairage | true",
                "l’ÎLE              | île       | true",
                "the \u212Aeel       | keel      | true",
                "𝐀lamp is no word   | lamp      | false",
                "📷lamp             | lamp      | true",
                "clamps, and a lamp | lamp      | true",
                "a lam              | lamp      | false",
                "用LED灯塔          | led灯塔   | true",
            })
    void areFoundInEveryScriptWhateverTheirCase(String words, String term, boolean named) {
        assertThat(IssueTerms.of(List.of(term)).in(words)).isEqualTo(named);
    }

    @Test
    void inTheTitleStandForAShortTextAndForOneThatDoesNotNameTheIssue() {
        IssueTerms terms = IssueTerms.of(issue("terms: [lamp]"));
        String other = "They also spoke of the harbour dues. ";
        Span first = new Span(0, other.length());

        assertThat(terms.in(document("Lamps and dues", other.repeat(60) + "A lamp is broken."))
                        .near(first))
                .isTrue();
        assertThat(terms.in(document("Lamps and dues", other.repeat(100))).near(first))
                .isTrue();
        assertThat(terms.in(document("Lamps and dues", other.repeat(100) + "A lamp is broken."))
                        .near(first))
                .isFalse();
    }

    @Test
    void areFoundOncePerPlaceTheEarlierOneFirst() {
        IssueTerms terms = IssueTerms.of(issue("terms: [lamp post, lamp, post]"));

        assertThat(terms.in(document("Talks", "A lamp post, a Lamp and a post."))
                        .starts())
                .containsExactly(2, 15, 26);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A lava lamp is for sale.             | false",
                "Lava lamps, and a lamp               | true",
                "Lamp shades are for sale.            | false",
                "A guava lamp is out.                 | true",
                "他买了一个假灯塔。                        | false",
                "假灯塔与灯塔                           | true",
            })
    void nameNothingInsideExcludedWords(String words, boolean named) {
        Issue issue = issue("terms: [lamp, 灯塔]\nexclude: [lava lamp, lamp shade, 假灯塔]");
        assertThat(IssueTerms.of(issue).in(words)).isEqualTo(named);
        assertThat(IssueTerms.of(issue).in(document("Talks", words)).anywhere()).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "双方将在港口、灯塔、渔业、气候变化等领域开展合作。       | false",
                "双方讨论了港口、灯塔、渔业。各方将修复灯塔。          | true",
                "双方将加强对灯塔、航标灯塔、灯塔零件的管理。          | true",
                "双方将在港口、灯塔领域开展合作。                 | true",
                "双方将修复港口、在北岸新建一座高三十米的灯塔、清理航道。 | true",
                "They spoke of harbours, lamps, and fish.          | true",
            })
    void doNotNameTheIssueAsOneItemOfAChineseList(String words, boolean named) {
        assertThat(IssueTerms.of(issue("terms: [lamp, 灯塔]")).in(words)).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"''", "'terms: []'"})
    void areFoundEverywhereIfNoneAreDeclared(String terms) {
        assertThat(IssueTerms.of(issue(terms))
                        .in(document("Talks", "They met."))
                        .anywhere())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en, zh | 双方将继续合作。 | true",
                "en, zh | They met.  | false",
                "en     | 双方将继续合作。 | false",
            })
    void areNotRequiredInAScriptOfTheIssueThatHasNone(String languages, String text, boolean found) {
        Issue issue = IssueFile.parse(
                "lamps",
                LAMPS.replace("languages: [en]", "languages: [" + languages + "]")
                        .formatted("terms: [lamp]"),
                ActorFiles.NONE);

        assertThat(IssueTerms.of(issue).in(document("Talks", text)).anywhere()).isEqualTo(found);
        assertThat(IssueTerms.of(issue).in(text)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // title | characters between the term and the words | near
                "Talks    | 20  | true",
                "Talks    | 290 | true",
                "Talks    | 310 | false",
                "The lamp | 310 | true",
            })
    void areNearWordsUpToTwoSentencesAway(String title, int between, boolean near) {
        String words = "They will do more.";
        String after = "The lamp" + "x".repeat(between - 5) + words;
        String before = words + "x".repeat(between) + " lamp";
        IssueTerms terms = IssueTerms.of(issue("terms: [lamp]"));
        assertThat(terms.in(document(title, after)).near(span(after, words))).isEqualTo(near);
        assertThat(terms.in(document(title, before)).near(span(before, words))).isEqualTo(near);
    }

    private static Span span(String text, String words) {
        return new Span(text.indexOf(words), text.indexOf(words) + words.length());
    }

    private static Issue issue(String terms) {
        return IssueFile.parse("lamps", LAMPS.formatted(terms), ActorFiles.NONE);
    }

    private static Document document(String title, String text) {
        return DocumentBuilder.document("s", "i", text)
                .id("d")
                .version("v")
                .publisher("Port office")
                .title(title)
                .language("en")
                .build();
    }
}
