package org.onrecord.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.processor.model.StanceReader.Query;
import org.onrecord.processor.model.StanceReader.Reading;
import org.onrecord.processor.model.StanceReader.Stances;

/** Embedder and reader with cached answers. */
class CachedAnswersTest {
    private final List<String> asked = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void embedsEachSentenceOnceInEachModel() {
        try (Embedder embedder = new CachedEmbedder(
                new Lengths(), AnswerStore.inFile(folder.resolve("vectors"), CachedEmbedder.MOST_BYTES))) {
            assertThat(embedder.embed(List.of("lamp", "harbour"), "en"))
                    .containsExactly(new float[] {4, 0.1f}, new float[] {7, 0.1f});
        }
        try (Embedder embedder = new CachedEmbedder(
                new Lengths(), AnswerStore.inFile(folder.resolve("vectors"), CachedEmbedder.MOST_BYTES))) {
            assertThat(embedder.embed(List.of("harbour", "oil", "lamp"), "es"))
                    .containsExactly(new float[] {7, 0.1f}, new float[] {3, 0.1f}, new float[] {4, 0.1f});
            assertThat(embedder.embed(List.of("oil"), "zh")).hasSize(1);
            assertThat(embedder.embed(List.of(), "en")).isEmpty();
        }
        assertThat(asked).containsExactly("en lamp", "en harbour", "es oil", "zh oil");
    }

    @Test
    void readsTheSameWordsAgainstTheSameClaimOnce() {
        Query query = new Query("The lamps stay lit.", "US", List.of("They do.", "We have oil."));
        Reading first;
        try (StanceReader reader = new CachedStanceReader(
                new Counted(), AnswerStore.inFile(folder.resolve("readings"), CachedStanceReader.MOST_BYTES))) {
            first = reader.read(query, "en");
        }
        try (StanceReader reader = new CachedStanceReader(
                new Counted(), AnswerStore.inFile(folder.resolve("readings"), CachedStanceReader.MOST_BYTES))) {
            assertThat(reader.read(query, "es")).isEqualTo(first);
            assertThat(asked).hasSize(1);
            reader.read(new Query("The lamps go out.", "US", query.sentences()), "en");
            reader.read(new Query(query.claim(), "CN", query.sentences()), "en");
            reader.read(new Query(query.claim(), "US", List.of("They do.We have oil.")), "en");
            reader.read(query, "zh");
            assertThat(asked).hasSize(5);
        }
    }

    @Test
    void readsAPassageAgainstAllClaimsOnceForEachModel() {
        List<String> sentences = List.of("They do.", "We have oil.");
        Reading first;
        try (StanceReader reader = new CachedStanceReader(
                new Counted(), AnswerStore.inFile(folder.resolve("readings"), CachedStanceReader.MOST_BYTES))) {
            IssueStanceReader ofIssue = reader.ofIssue("harbour 1").orElseThrow();
            assertThat(ofIssue.claims()).containsExactly("close", "dredge");
            first = ofIssue.read("US", sentences);
        }
        try (StanceReader reader = new CachedStanceReader(
                new Counted(), AnswerStore.inFile(folder.resolve("readings"), CachedStanceReader.MOST_BYTES))) {
            IssueStanceReader ofIssue = reader.ofIssue("harbour 1").orElseThrow();
            assertThat(ofIssue.claims()).containsExactly("close", "dredge");
            assertThat(ofIssue.topics()).containsExactly("depth");
            assertThat(ofIssue.read("US", sentences)).isEqualTo(first);
            assertThat(asked).containsExactly("claims of harbour 1", "US They do.We have oil.");
            ofIssue.read("", sentences);
            ofIssue.read("US", List.of("They do.We have oil."));
            reader.ofIssue("harbour 2").orElseThrow().read("US", sentences);
            assertThat(asked)
                    .containsExactly(
                            "claims of harbour 1",
                            "US They do.We have oil.",
                            " They do.We have oil.",
                            "US They do.We have oil.",
                            "claims of harbour 2",
                            "US They do.We have oil.");
        }
    }

    @Test
    void knowsWhatWasRecordedAndAddsNothing() {
        Path file = folder.resolve("vectors");
        try (Embedder embedder =
                new CachedEmbedder(new Lengths(), AnswerStore.inFile(file, CachedEmbedder.MOST_BYTES))) {
            embedder.embed(List.of("lamp"), "en");
        }
        for (int i = 0; i < 2; i++) {
            try (Embedder embedder = new CachedEmbedder(new Lengths(), AnswerStore.readOnly(file))) {
                assertThat(embedder.embed(List.of("lamp", "oil"), "en"))
                        .containsExactly(new float[] {4, 0.1f}, new float[] {3, 0.1f});
            }
        }
        try (Embedder embedder = new CachedEmbedder(new Lengths(), AnswerStore.readOnly(folder.resolve("missing")))) {
            assertThat(embedder.embed(List.of("oil"), "en")).containsExactly(new float[] {3, 0.1f});
        }
        assertThat(asked).containsExactly("en lamp", "en oil", "en oil", "en oil");
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    private final class Lengths implements Embedder {
        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            sentences.forEach(sentence -> asked.add(language + " " + sentence));
            return sentences.stream()
                    .map(sentence -> new float[] {sentence.length(), 0.1f})
                    .toList();
        }

        @Override
        public String id() {
            return "lengths";
        }

        @Override
        public void close() {}
    }

    private final class Counted implements StanceReader {
        @Override
        public Reading read(Query query, String language) {
            asked.add(query.claim());
            double third = 1.0 / 3;
            return new Reading(
                    new Stances(third, 0.1, 1 - third - 0.1),
                    query.sentences().stream()
                            .map(sentence -> new Stances(1.0 / sentence.length(), 0, 1 - 1.0 / sentence.length()))
                            .toList(),
                    asked.size() / 7.0);
        }

        @Override
        public Optional<IssueStanceReader> ofIssue(String name) {
            return Optional.of(new IssueStanceReader() {
                @Override
                public String id() {
                    return name;
                }

                @Override
                public List<String> claims() {
                    asked.add("claims of " + name);
                    return List.of("close", "dredge");
                }

                @Override
                public List<String> topics() {
                    return List.of("depth");
                }

                @Override
                public Reading read(String side, List<String> sentences) {
                    asked.add(side + " " + String.join("", sentences));
                    List<List<Stances>> each = sentences.stream()
                            .map(sentence -> List.of(
                                    new Stances(1.0 / sentence.length(), 0.1, 0.2),
                                    new Stances(0.3, 1.0 / asked.size(), 0.4)))
                            .toList();
                    return new Reading(each.getLast(), each, List.of(1.0 / asked.size()));
                }
            });
        }

        @Override
        public String id() {
            return "counted";
        }

        @Override
        public void close() {}
    }
}
