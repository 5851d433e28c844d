package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people say in Spanish that others said. */
class SpanishReportsTest {
    private static final String CONFERENCE =
            "Versión estenográfica. Conferencia de prensa de la presidenta Ada Quill Pardo del 6 de mayo de 2024";

    private static List<String> inside(String question, String answer) {
        String text =
                "PREGUNTA\n" + question + "\n---\nPRESIDENTA ADA QUILL PARDO\n" + answer + "\n---\nPREGUNTA\nGracias.";
        return Texts.lines(Texts.document("Gobierno de México", "2024-05-06", "es", CONFERENCE, text)).stream()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2).replaceFirst(" \\| [A-Za-z]+ \\d \\| ", " | "))
                .toList();
    }

    private static List<String> said(String answer) {
        return inside("¿Y el muelle?", answer);
    }

    @Test
    void theSubjectMayFollowTheVerb() {
        assertThat(said("Y comentó el presidente Otto Marsh que el muelle abre en mayo."))
                .containsExactly("indirect | Otto Marsh | el muelle abre en mayo");
        assertThat(said("Porque, como decía Otto Marsh, el puerto es de todos los pescadores."))
                .containsExactly("indirect | Otto Marsh | el puerto es de todos los pescadores");
        assertThat(said("Me decía un pescador y vecino. Y me decía un campesino: ‘No pierdan de vista el faro’."))
                .containsExactly("direct | campesino | No pierdan de vista el faro");
        assertThat(said("El muelle está cerrado por falta de obras, como lo han señalado varios medios locales."))
                .containsExactly("indirect | medios locales | El muelle está cerrado por falta de obras");
    }

    @Test
    void wordsMayStandBetweenSubjectAndVerb() {
        assertThat(said("La oposición en su momento exigió renuncias de funcionarios, pero nadie renunció."))
                .containsExactly("indirect | oposición | exigió renuncias de funcionarios");
        assertThat(said("Otto Marsh, dijo: “Queremos cuidar el puerto”. Y ya."))
                .containsExactly("direct | Otto Marsh | Queremos cuidar el puerto");
        assertThat(said("Hay expertos de la marina. Son los expertos que dicen que el faro es viejo."))
                .containsExactly("indirect | expertos | el faro es viejo");
    }

    @Test
    void aQuestionTellsWhatItsAddresseeSaid() {
        assertThat(inside("Presidenta, usted ayer comentaba que el puerto abre en mayo, ¿ya es seguro?", "Sí."))
                .containsExactly("indirect | Ada Quill Pardo | el puerto abre en mayo");
    }

    @Test
    void aPronounMeansThePersonNamedBefore() {
        assertThat(inside("El candidato Otto Marsh vino a la ciudad. Y él habla de que cerrará el muelle.", "Sí."))
                .containsExactly("indirect | Otto Marsh | cerrará el muelle");
    }

    @Test
    void nobodyIsQuotedWhereNobodyIsNamed() {
        assertThat(said("Se dice que el muelle cierra. Ya lo dije: no decimos que cierra."))
                .isEmpty();
        assertThat(said("En su visita a Puerto Gris comentaba que el muelle cierra."))
                .isEmpty();
        assertThat(said("El presidente Otto Marsh nunca dijo que el muelle cierra."))
                .isEmpty();
        assertThat(said("Es caro, como dicen los padres que viven en el puerto viejo."))
                .isEmpty();
        assertThat(said("Como ya lo mencionó Otto Marsh, vamos a ver el muelle nuevo."))
                .isEmpty();
    }
}
