package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;

/** Inputs of past bugs in {@code src/test/resources/regressions/}; its README explains each of them. */
class RegressionsTest {
    private static final Path INPUTS = Path.of("src/test/resources/regressions");

    @Test
    void writesASurnameInCapitalsAsAName() throws IOException {
        assertThat(lines("name-in-capitals.txt", "The Harbour Gazette", "en"))
                .containsExactly(
                        "turn | Quill | US 1 | The gates are open.",
                        "question | null | none 4 | Since when?",
                        "turn | Quill | US 1 | Since Monday.");
    }

    @Test
    void keepsASuffixAfterACommaInTheName() throws IOException {
        assertThat(lines("name-with-suffix.txt", "The Harbour Gazette", "en"))
                .containsExactly("indirect | Otto Marsh, Jr. | none 4 | the gates were open");
    }

    @Test
    void keepsTheFullStopOfAQuotedSentence() throws IOException {
        assertThat(lines("quotation-with-full-stop.txt", "The Harbour Gazette", "en"))
                .containsExactly("direct | Ada Quill | none 4 | The gates are open.");
    }

    @Test
    void endsAnAttributionAtTheCommaAfterAQuotation() throws IOException {
        assertThat(lines("comma-behind-quotation.txt", "The Harbour Gazette", "en"))
                .containsExactly("direct | Ada Quill | none 4 | The gates are open");
    }

    @Test
    void attributesAPostToThePersonInItsTitleAndNotToTheSitesAddress() throws IOException {
        assertThat(lines("site-address.txt", "x.com", "en"))
                .containsExactly(
                        "own-text | Ada Quill | US 1 | The gates will be green by June. Boats may enter again.");
    }

    @Test
    void endsASpokespersonsTitleWhereNoNameFollows() throws IOException {
        assertThat(lines("spokesperson-without-name.txt", "外交部", "zh"))
                .containsExactly("question | null | none 4 | 灯塔会一直亮着吗？", "turn | 外交部发言人 | CN 2 | 会的，灯塔会一直亮着。");
    }

    @Test
    void findsAnActorWhoseNameIsSpelledAlikeInTwoLanguages() throws IOException {
        Issue issue = IssueFile.read(INPUTS.resolve("same-name-in-two-languages.yaml"), Path.of("none"));

        assertThat(StatementFinder.of(issue)
                        .find(Texts.article("Ada Quill said that the gates were open."))
                        .getFirst()
                        .actor()
                        .id())
                .isEqualTo("ada-quill");
    }

    private static List<String> lines(String name, String publisher, String language) throws IOException {
        String[] titleAndText = Files.readString(INPUTS.resolve(name)).split("\n\n", 2);
        return Texts.lines(Texts.document(publisher, "2024-05-10", language, titleAndText[0], titleAndText[1].strip()));
    }
}
