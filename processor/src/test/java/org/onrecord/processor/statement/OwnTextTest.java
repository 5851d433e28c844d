package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;

class OwnTextTest {

    @Test
    void embedsADatedNoteAndEndsItAtTheReadersComments() {
        Document document = Texts.article("""
                Also last autumn, the Canadian Tides Committee published a note called Care of Lighthouses in the North
                Care of Lighthouses in the North
                2022-10-03 09:30
                Lighthouses matter to all sailors. The Committee has always kept them lit.
                First, lamps were renewed. Every lamp now has a spare.
                Thank you for this fine article, I learned a lot about lamps.
                Meanwhile nobody lights the piers.""");
        List<FoundStatement> found = StatementFinder.of(Texts.NO_ACTORS).find(document);
        assertThat(found)
                .extracting(FoundStatement::kind)
                .containsExactly(Statement.Kind.OWN_TEXT, Statement.Kind.COMMENT);
        assertThat(found.getFirst().speaker().name()).isEqualTo("Canadian Tides Committee");
        assertThat(found.getFirst().date()).isEqualTo(LocalDate.of(2022, 10, 3));
        assertThat(found.getFirst().span().of(document.text()))
                .startsWith("Lighthouses matter")
                .endsWith("has a spare.");
        assertThat(found.getLast().speaker().name()).isNull();
        assertThat(found.getLast().actor().official()).isFalse();
    }

    @Test
    void takesAPostBehindItsSummary() {
        String summary =
                "In another post, Canadian Prime Minister Ada Quill praised the meeting on boats and harbours.";
        Document document = Texts.document(
                "truthsocial.com", "2024-05-10", "en", summary, summary + "\n\nI had a fine meeting on boats!");
        assertThat(Texts.lines(document))
                .containsExactly("own-text | Ada Quill | CA 1 | I had a fine meeting on boats!");
    }

    @Test
    void dividesReleasesAndNestsWhatTheyReport() {
        String summary =
                "The Canadian Harbour Department and the Mexican Ministry of Boats both release separate statements:";
        Document document = Texts.document("harbour.gov", "2024-05-10", "en", summary, summary + """


                Harbour Department Release:

                The below is attributable to Spokesperson Ada Quill:

                Secretary Otto Marsh emphasized that boats will sail. The Secretary also discussed nets.

                Ministry of Boats Release:

                Otto Marsh said that nets are strong. They last for years.
                """);
        assertThat(Texts.lines(document))
                .containsExactly(
                        "own-text | Ada Quill | US 2 | Secretary Otto Marsh emphasized that boats will sail. The Secretary also discussed nets.",
                        "> indirect | Otto Marsh | US 1 | boats will sail",
                        "own-text | Mexican Ministry of Boats | MX 1 | Otto Marsh said that nets are strong. They last for years.",
                        "> indirect | Otto Marsh | US 1 | nets are strong. They last for years");
    }

    @Test
    void takesTheSpeakerWhomTheCatalogueNamesForUnattributedText() {
        Document plain = Texts.document(
                "Teal Papers", "2024-05-10", "en", "On lamps", "Lamps are lit at dusk.\n\nEvery pier has one.");
        assertThat(Texts.lines(plain)).isEmpty();
        assertThat(Texts.lines(plain.orElse("", "SM", null, 2, "Committee of Piers")))
                .containsExactly(
                        "own-text | Committee of Piers | SM 2 | Lamps are lit at dusk.\n\nEvery pier has one.");
    }
}
