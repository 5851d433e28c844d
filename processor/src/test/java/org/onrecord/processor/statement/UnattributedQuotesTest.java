package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Quotations without their own verb of saying. */
class UnattributedQuotesTest {
    private static List<String> lines(String text) {
        return Texts.lines(Texts.article(text));
    }

    @Test
    void attributesAQuotationAfterAColonToThePersonBeforeIt() {
        assertThat(lines("The answer came from the pilot Otto Marsh: “We shall wait here for spring.”"))
                .containsExactly("direct | Otto Marsh | none 4 | We shall wait here for spring.");
        assertThat(lines("Otto Marsh bellowed:\n\n“We shall wait here for spring.”"))
                .containsExactly("direct | Otto Marsh | none 4 | We shall wait here for spring.");
    }

    @Test
    void continuesAcrossParagraphsThatAreQuotations() {
        assertThat(
                        lines(
                                "“The gates are shut,” Otto Marsh said. “The lamps are lit.”\n\n“Nobody may leave before spring.”"))
                .containsExactly(
                        "direct | Otto Marsh | none 4 | The gates are shut",
                        "direct | Otto Marsh | none 4 | The lamps are lit",
                        "direct | Otto Marsh | none 4 | Nobody may leave before spring.");
    }

    @Test
    void leavesNarrativeAfterAQuotationUnattributed() {
        assertThat(lines("“The gates are shut,” Otto Marsh said.\n\nThe lamps were lit in the harbour."))
                .containsExactly("direct | Otto Marsh | none 4 | The gates are shut");
    }

    @Test
    void readsSignatures() {
        assertThat(
                        lines(
                                "“He is the best pilot that we have.” ― Otto Marsh\n“She is the best that we have.” — Lena Brook, keeper"))
                .containsExactly(
                        "direct | Otto Marsh | none 4 | He is the best pilot that we have.",
                        "direct | Lena Brook | none 4 | She is the best that we have.");
    }

    @Test
    void acceptsAnyVerbDirectlyAfterAQuotation() {
        assertThat(lines("“We shall never leave the harbour,” Otto Marsh growled."))
                .containsExactly("direct | Otto Marsh | none 4 | We shall never leave the harbour");
        assertThat(lines("“Shall we ever leave the harbour?” Otto Marsh said."))
                .containsExactly("direct | Otto Marsh | none 4 | Shall we ever leave the harbour?");
    }

    @Test
    void doesNotReadTheTitleOfAProgrammeAsSpeech() {
        assertThat(lines("Speaking on “Harbour Week,” Otto Marsh said the gates were shut."))
                .containsExactly("indirect | Otto Marsh | none 4 | the gates were shut");
    }
}
