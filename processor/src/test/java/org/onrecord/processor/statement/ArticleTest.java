package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleTest {

    @Test
    void findsQuotationsInterruptedByTheirAttribution() {
        assertThat(
                        Texts.lines(
                                Texts.article(
                                        "\"The gates are open,\" Canadian Harbour Minister Ada Quill said on Tuesday, \"and they will stay open.\"")))
                .containsExactly(
                        "direct | Ada Quill | CA 1 | The gates are open",
                        "direct | Ada Quill | CA 1 | and they will stay open");
    }

    @Test
    void findsReportedClausesWithoutTheirVerb() {
        assertThat(Texts.lines(
                        Texts.article("The Canadian government said that the gates would stay open until June.")))
                .containsExactly("indirect | The Canadian government | CA 1 | the gates would stay open until June");
    }

    @Test
    void attributesAWholeParagraphToATrailingAttribution() {
        assertThat(Texts.lines(
                        Texts.article("The gates are old. They must be replaced this summer, said Mexican officials.")))
                .containsExactly(
                        "indirect | Mexican officials | MX 2 | The gates are old. They must be replaced this summer");
    }

    @Test
    void resolvesSurnamesRolesAndPronouns() {
        assertThat(Texts.lines(Texts.article("""
                        Ada Quill, spokesperson for the Canadian Tides Office, said the water was cold.
                        "Swim at your own risk," the spokesperson said.
                        Quill noted that the lake was colder.
                        She added that the river was warm.""")))
                .containsExactly(
                        "indirect | Ada Quill | CA 2 | the water was cold",
                        "direct | Ada Quill | CA 2 | Swim at your own risk",
                        "indirect | Ada Quill | CA 2 | the lake was colder",
                        "indirect | Ada Quill | CA 2 | the river was warm");
    }

    @Test
    void readsAccordingToAndVerbsThatArePartOfTheReport() {
        assertThat(Texts.lines(Texts.article("""
                        According to the Mexican Navy, the storm has passed.
                        Canada urged the harbour towns to rebuild their piers.""")))
                .containsExactly(
                        "indirect | Mexican Navy | MX 2 | the storm has passed",
                        "indirect | Canada | CA 1 | urged the harbour towns to rebuild their piers");
    }

    @Test
    void findsABlockQuoteAfterALineWithoutColon() {
        assertThat(Texts.lines(Texts.article("""
                        Boats are in the news, since Secretary of Fisheries Otto Marsh went to sea. Marsh said in the speech closing his trip
                        I saw the boats and I liked them. We agreed to build more of them.
                        There is little to read about boats elsewhere.""")))
                .containsExactly(
                        "direct | Otto Marsh | US 1 | I saw the boats and I liked them. We agreed to build more of them.");
    }

    @Test
    void followsAQuotationAcrossParagraphs() {
        assertThat(Texts.lines(Texts.article("""
                        "The lake froze early," said Canadian Senator Ada Quill. "We skated there.

                        "Then the ice broke."
                        """)))
                .containsExactly(
                        "direct | Ada Quill | CA 2 | The lake froze early",
                        "direct | Ada Quill | CA 2 | We skated there.\n\n\"Then the ice broke");
    }

    @Test
    void ignoresSubjectsThatCannotSpeak() {
        assertThat(Texts.lines(Texts.article(
                        "These numbers say little. It was said to be old. I said so. The gates \"closed\" early.")))
                .isEmpty();
    }

    @Test
    void assignsMediaToNoSide() {
        assertThat(Texts.lines(Texts.article("The Washington Harbour Times reported that the gates were shut.")))
                .containsExactly("indirect | The Washington Harbour Times | none 4 | the gates were shut");
    }

    @Test
    void findsChineseReportsAndRoles() {
        assertThat(Texts.lines(Texts.document("海港日报", "2024-05-10", "zh", "", "加拿大渔业部长林远帆9日表示，湖水很冷。墨西哥官员说：“河水很暖。”")))
                .containsExactly("indirect | 林远帆 | CA 1 | 湖水很冷", "direct | 墨西哥官员 | MX 2 | 河水很暖");
    }

    @Test
    void doesNotSplitAReportAtAnAbbreviation() {
        assertThat(Texts.lines(Texts.article("""
                        Mayor Ada Quill said that pier No. 5 of the U.S. fleet would open on Jan. 3 at the latest. The ropes are short.

                        Quill said the U.S. would wait... and wait. Nobody answered.""")))
                .containsExactly(
                        "indirect | Ada Quill | other 2 | pier No. 5 of the U.S. fleet would open on Jan. 3 at the latest",
                        "indirect | Ada Quill | other 2 | the U.S. would wait... and wait");
    }

    @Test
    void givesEachStatementItsOwnDate() {
        assertThat(StatementFinder.of(Texts.NO_ACTORS).find(Texts.article("""
                        On May 2, Mayor Ada Quill said that the gates would be green.

                        The Tides Office answered in a statement on May 5, 2024, saying that paint was dear.

                        Quill said that the paint was paid for.""")))
                .extracting(found -> String.valueOf(found.date()))
                .containsExactly("2024-05-02", "2024-05-05", "null");
    }

    @Test
    void ignoresHeadlinesAndCaptions() {
        assertThat(Texts.lines(
                        Texts.document("The Harbour Gazette", "2024-05-10", "en", "Mayor says gates are green", """
                        Mayor Says Gates Are Green

                        Photo: Mayor Ada Quill speaks to pilots at the harbour on Tuesday. (Harbour Photo Service)

                        Mayor Ada Quill said that the gates were green.""")))
                .containsExactly("indirect | Ada Quill | other 2 | the gates were green");
    }

    @Test
    void readsSpanishReports() {
        assertThat(Texts.lines(Texts.document("El Puerto", "2024-05-10", "es", "El puerto", """
                        La presidenta Ada Quill señaló que el puerto abrirá en junio.

                        “Las puertas serán verdes”, sostuvo el secretario de Marina, Otto Marsh, “y el faro también”.

                        Según la Secretaría de Marina, los barcos llegarán el lunes por la noche.

                        De acuerdo con el gobierno de México, el faro seguirá apagado.

                        El canciller Otto Marsh advirtió: “Nadie cerrará el puerto”.

                        Los barcos llegarán pronto, indicó la vocera del puerto, Lina Brook.""")))
                .containsExactly(
                        "indirect | Ada Quill | other 1 | el puerto abrirá en junio",
                        "direct | Otto Marsh | other 1 | Las puertas serán verdes",
                        "direct | Otto Marsh | other 1 | y el faro también",
                        "indirect | la Secretaría de Marina | other 1 | los barcos llegarán el lunes por la noche",
                        "indirect | el gobierno de México | MX 1 | el faro seguirá apagado",
                        "direct | Otto Marsh | other 1 | Nadie cerrará el puerto",
                        "indirect | Lina Brook | other 2 | Los barcos llegarán pronto");
    }
}
