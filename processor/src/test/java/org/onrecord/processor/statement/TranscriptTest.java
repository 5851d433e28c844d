package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;

class TranscriptTest {

    @Test
    void givesEachLabelItsTurnOverParagraphs() {
        Document document = Texts.document(
                "Ministry of Tides of Canada",
                "2024-05-10",
                "en",
                "Canadian Tides Ministry Spokesperson Ada Quill on the harbour",
                """
                Reuters: Will the harbour open?

                Ada Quill: It will open soon.

                We are painting the gates.

                AFP: And the lighthouse?

                Quill: It stays dark.
                """);
        assertThat(Texts.lines(document))
                .containsExactly(
                        "question | Reuters | none 4 | Will the harbour open?",
                        "turn | Ada Quill | CA 2 | It will open soon.\n\nWe are painting the gates.",
                        "question | AFP | none 4 | And the lighthouse?",
                        "turn | Ada Quill | CA 2 | It stays dark.");
    }

    @Test
    void joinsAnswersToTheirQuestions() {
        Document document = Texts.article("Q: Will it rain?\nMR. STONE: Perhaps.\nQ: When?\nMR. STONE: At noon.");
        List<FoundStatement> found = StatementFinder.of(Texts.NO_ACTORS).find(document);
        assertThat(found).extracting(FoundStatement::answerTo).containsExactly(-1, 0, -1, 2);
    }

    @Test
    void readsLabelsAloneOnTheirLines() {
        assertThat(Texts.lines(Texts.article("""
                        On May 2, 2023, Ada Quill, Deputy Director of the Canadian Tides Office, gave a briefing and took a question:
                        Island TV reporter:
                        Is the water warm?
                        Ada Quill:
                        It is cold.
                        It will be cold in June.""")))
                .containsExactly(
                        "question | Island TV reporter | none 4 | Is the water warm?",
                        "turn | Ada Quill | CA 2 | It is cold.\nIt will be cold in June.");
    }

    @Test
    void datesTurnsByTheirIntroduction() {
        Document document = Texts.article("""
                On May 2, 2023, Ada Quill gave an interview to the Island Post about boats
                Island Post: Are boats safe?
                Quill: They are.""");
        assertThat(StatementFinder.of(Texts.NO_ACTORS).find(document))
                .extracting(FoundStatement::date)
                .containsOnly(java.time.LocalDate.of(2023, 5, 2));
    }

    @Test
    void takesAQuestionWithoutLabelFromTheLastAnswer() {
        assertThat(Texts.lines(Texts.article("""
                        Island Post: Are boats safe?
                        Ambassador Quill: They are. I sail every day.
                        And are the piers of the old town safe as well?
                        Ambassador Quill: They are too.""")))
                .containsExactly(
                        "question | Island Post | none 4 | Are boats safe?",
                        "turn | Quill | other 2 | They are. I sail every day.",
                        "question | Island Post | none 4 | And are the piers of the old town safe as well?",
                        "turn | Quill | other 2 | They are too.");
    }

    @Test
    void namesTheChineseSpokespersonByTheTitle() {
        Document document =
                Texts.document("外交部", "2024-05-10", "zh", "外交部发言人就灯塔问题答记者问", "问：灯塔何时开放？\n\n答：明年开放。\n\n欢迎参观。");
        assertThat(Texts.lines(document))
                .containsExactly("question | null | none 4 | 灯塔何时开放？", "turn | 外交部发言人 | CN 2 | 明年开放。\n\n欢迎参观。");
    }

    @Test
    void readsBareMarksOfQuestionsAndShoutedNames() {
        Document document = Texts.document(
                "The White House (whitehouse.gov)",
                "2024-05-10",
                "en",
                "Remarks by President Otto Marsh on Boats",
                "Q Mr. President, are boats safe?\n\nTHE PRESIDENT: They are.\n\n5:15 P.M. EDT");
        assertThat(Texts.lines(document))
                .containsExactly(
                        "question | null | none 4 | Mr. President, are boats safe?",
                        "turn | Otto Marsh | US 1 | They are.");
    }
}
