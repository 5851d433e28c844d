package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.testing.CpuTime;

class StatementFinderTest {
    private static List<FoundStatement> find(String text) {
        return StatementFinder.of(Texts.NO_ACTORS).find(Texts.article(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                "\"",
                "“",
                ":",
                "Q:",
                "问：",
                "said",
                ", said .",
                "A:\nB:\nA:",
                "\ud83d\ude00: \ud83d\ude00",
                "。。。",
                "\u202eabc\u202c said that \u200b"
            })
    void survivesFragments(String text) {
        assertThat(find(text))
                .allSatisfy(found -> assertThat(found.span().end()).isLessThanOrEqualTo(text.length()));
    }

    @Test
    void keepsOffsetsBehindSurrogatePairsAndBidirectionalMarks() {
        Document document = Texts.article("\ud83d\ude00\u202b Canada said that \ud83d\ude00 the gates are open.");
        assertThat(Texts.lines(document)).containsExactly("indirect | Canada | CA 1 | \ud83d\ude00 the gates are open");
    }

    @Test
    void staysLinearOnHugeParagraphs() {
        String quotes = "\"The gates are open,\" Canadian officials said. ".repeat(10_000);
        String words = "the gates are open and the boats sail ".repeat(60_000);
        String marks = "“".repeat(50_000);
        String cues = "Canadian officials said that the boats sail and ".repeat(10_000);
        String quotedCues = "Canadian officials said \"the boats sail\" and ".repeat(10_000);
        String goingOn = "中方表示，船已出海。" + "湖水很冷。".repeat(40_000);
        String oneSentence = "加方宣称湖水很冷，".repeat(20_000);
        for (String text : List.of(
                quotes,
                words,
                marks,
                cues,
                quotedCues,
                goingOn,
                oneSentence,
                "1".repeat(100_000) + "说",
                "中方表示，船已出海。".repeat(20_000))) {
            assertThat(CpuTime.of(() -> find(text))).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void marksReportsThatTheSpeakerRejects() {
        Document document = Texts.article(
                "Q: What do you say?\nAmbassador Quill: The U.S. claims that the gates are shut, but they are open. Thank you.");
        List<FoundStatement> found = StatementFinder.of(Texts.NO_ACTORS).find(document);
        assertThat(found).extracting(FoundStatement::within).containsExactly(-1, -1, 1);
        assertThat(found.getLast().span().of(document.text())).isEqualTo("the gates are shut");
        assertThat(found.get(1).distanced())
                .containsExactly(new Statement.Distanced(found.getLast().span(), Statement.Distanced.Why.REJECTED));
    }

    @Test
    void marksHearsayThatTheSpeakerRepeats() {
        Document document = Texts.article(
                "Q: What do you say?\nAmbassador Quill: Canada said that some claim the gates are shut. The so-called blockade is a myth.");
        List<FoundStatement> found = StatementFinder.of(Texts.NO_ACTORS).find(document);

        assertThat(found).extracting(FoundStatement::within).containsExactly(-1, -1, 1);
        assertThat(marks(document, found.get(1)))
                .containsExactly("reported: some claim the gates are shut", "rejected: blockade");
        assertThat(marks(document, found.get(2))).containsExactly("hearsay: the gates are shut");
    }

    @Test
    void endsSpeakersBeforeTheirClauses() {
        Document document = Texts.article("The new Ambassador to Canada who came today said that the gates are shut.");
        assertThat(StatementFinder.of(Texts.NO_ACTORS).find(document))
                .extracting(each -> each.speaker().name())
                .containsExactly("The new Ambassador to Canada");
    }

    private static List<String> marks(Document document, FoundStatement statement) {
        return statement.distanced().stream()
                .map(mark -> mark.why().json() + ": " + mark.span().of(document.text()))
                .toList();
    }
}
