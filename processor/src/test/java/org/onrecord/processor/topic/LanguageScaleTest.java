package org.onrecord.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.testing.IssueBuilder;

class LanguageScaleTest {
    private static final List<String> SPANISH = IntStream.range(0, 8)
            .mapToObj(i -> "Los barcos de la costa salen del puerto número " + i + ".")
            .toList();

    @Test
    void spanishWordsAreComparedWithSpanishOnes() {
        ExampleTopics topics = new ExampleTopics(issue(SPANISH), new ByLetters());

        assertThat(topics.onIssue(Harbour.passage(new ByLetters(), "es", "Los barcos no salen porque hay tormenta.")))
                .isGreaterThan(topics.onIssue(
                        Harbour.passage(new ByLetters(), "es", "La escuela no abre porque hay tormenta.")));
    }

    @Test
    void withoutSpanishExamplesTheyAreComparedWithAll() {
        ExampleTopics topics = new ExampleTopics(issue(List.of()), new ByLetters());
        String sentence = "Los barcos no salen porque hay tormenta.";

        assertThat(topics.onIssue(Harbour.passage(new ByLetters(), "es", sentence)))
                .isEqualTo(topics.onIssue(Harbour.passage(new ByLetters(), "en", sentence)));
    }

    private static Issue issue(List<String> examples) {
        return IssueBuilder.issue("boats", "Boats")
                .languages("en", "es")
                .terms("boat", "barco")
                .examples(IntStream.range(0, examples.size() + 1)
                        .mapToObj(i -> i == 0 ? "The boats leave the harbour." : examples.get(i - 1))
                        .toArray(String[]::new))
                .thresholds(Map.of("issue", 0.25))
                .build();
    }

    /** Sentences are alike if they have the same letters. */
    private static final class ByLetters implements Embedder {
        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            return sentences.stream().map(ByLetters::vector).toList();
        }

        private static float[] vector(String sentence) {
            float[] vector = new float[26 * 26];
            for (int i = 1; i < sentence.length(); i++) {
                int one = Character.toLowerCase(sentence.charAt(i - 1)) - 'a';
                int other = Character.toLowerCase(sentence.charAt(i)) - 'a';
                if (one >= 0 && one < 26 && other >= 0 && other < 26) {
                    vector[26 * one + other]++;
                }
            }
            double length = 0;
            for (float each : vector) {
                length += each * each;
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= (float) Math.sqrt(Math.max(length, 1));
            }
            return vector;
        }

        @Override
        public String id() {
            return "by-letters";
        }

        @Override
        public void close() {}
    }
}
