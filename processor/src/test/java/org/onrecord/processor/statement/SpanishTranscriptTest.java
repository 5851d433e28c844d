package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpanishTranscriptTest {
    private static final String CONFERENCE =
            "Versión estenográfica. Conferencia de prensa de la presidenta Ada Quill Pardo del 6 de mayo de 2024";

    private static List<String> lines(String title, String text) {
        return Texts.lines(Texts.document("Gobierno de México", "2024-05-06", "es", title, text));
    }

    @Test
    void aQuestionerIsWhoeverGivesNameAndOutlet() {
        String text = """
                PRESIDENTA ADA QUILL PARDO
                Buenos días. Adelante.
                ---
                PREGUNTA
                Buenos días, Presidenta. Otto Marsh Luna, de El Faro.
                ¿Cuándo abre el puerto?
                ---
                PRESIDENTA ADA QUILL PARDO
                Abre en mayo.
                ---
                INTERLOCUTORA
                Presidenta, soy Elena Prado, del periódico La Marea. ¿Y el muelle?
                ---
                PRESIDENTA ADA QUILL PARDO
                También.
                ---
                PREGUNTA
                ¿Lo dijo Otto Marsh, de Puerto Gris?
                """;
        assertThat(lines(CONFERENCE, text))
                .containsExactly(
                        "turn | Ada Quill Pardo | MX 1 | Buenos días. Adelante.",
                        "question | Otto Marsh Luna | none 4 | Buenos días, Presidenta. Otto Marsh Luna, de El Faro.\n¿Cuándo abre el puerto?",
                        "turn | Ada Quill Pardo | MX 1 | Abre en mayo.",
                        "question | Elena Prado | none 4 | Presidenta, soy Elena Prado, del periódico La Marea. ¿Y el muelle?",
                        "turn | Ada Quill Pardo | MX 1 | También.",
                        "question | null | none 4 | ¿Lo dijo Otto Marsh, de Puerto Gris?");
    }

    @Test
    void anAnswerThatBeginsATranscriptIsTheTitlesPersons() {
        String text = """
                El muelle se termina en mayo.
                Y la gente lo pidió así.
                ---
                PREGUNTA
                ¿Y el faro?
                ---
                PRESIDENTA ADA QUILL PARDO
                También.
                """;
        assertThat(lines(CONFERENCE, text))
                .containsExactly(
                        "turn | Ada Quill Pardo | MX 1 | El muelle se termina en mayo.\nY la gente lo pidió así.",
                        "question | null | none 4 | ¿Y el faro?",
                        "turn | Ada Quill Pardo | MX 1 | También.");
    }

    @Test
    void aReportThatBeginsATranscriptIsNobodysInParticular() {
        String report = "El muelle mide cien metros.\nEs cuanto.";
        assertThat(lines(CONFERENCE, report + "\n---\nPRESIDENTA ADA QUILL PARDO\nGracias.\n"))
                .containsExactly("turn | null | none 4 | " + report, "turn | Ada Quill Pardo | MX 1 | Gracias.");
        assertThat(lines(CONFERENCE, report + "\n---\nVOZ MUJER\nEl puerto crece.\n"))
                .containsExactly("turn | null | none 4 | " + report, "turn | Voz Mujer | MX 1 | El puerto crece.");
        String thanked = "El muelle mide cien metros.\nGracias, Presidenta.";
        assertThat(lines(CONFERENCE, thanked)).containsExactly("turn | null | none 4 | " + thanked);
    }

    @Test
    void aSingleOfficeAndNameIsALabelWhereTheTitleSaysTranscript() {
        String text = """
                %s
                Presidencia de la República
                06 de mayo de 2024
                ---
                DIRECTORA GENERAL DEL PUERTO, ELENA PRADO RUIZ
                El muelle mide cien metros.
                —000—
                """.formatted(CONFERENCE);
        assertThat(lines(CONFERENCE, text))
                .containsExactly("turn | Elena Prado Ruiz | MX 2 | El muelle mide cien metros.\n—000—");
    }

    @Test
    void namesAndOfficesInCapitalsAreSpelledAsAReaderWouldWriteThem() {
        String text = """
                PRESIDENTA ADA QUILL PARDO
                Adelante.
                ---
                OTTO DE LA MAR, PERIODISTA
                ¿Cuándo abre el puerto?
                ---
                ELENA PRADO RUIZ, DIRECTORA GENERAL DE LA ESCUELA DE PESCA PARA EL BIENESTAR
                En mayo.
                ---
                INTERLOCUTORA
                ¿Y el faro?
                """;
        assertThat(StatementFinder.of(Texts.NO_ACTORS)
                        .find(Texts.document("Gobierno de México", "2024-05-06", "es", CONFERENCE, text))
                        .stream()
                        .map(found ->
                                found.speaker().role() + " | " + found.speaker().name()))
                .containsExactly(
                        "Presidenta | Ada Quill Pardo",
                        "Periodista | Otto de la Mar",
                        "Directora General de la Escuela de Pesca para el Bienestar | Elena Prado Ruiz",
                        "null | Interlocutora");
    }
}
