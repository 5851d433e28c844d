package org.onrecord.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.IssueStanceReader;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.model.StanceReader.Reading;

class ReadingModelsTest {
    private final List<String> loaded = new ArrayList<>();
    private final ReadingModels models = new ReadingModels(new LoadedEmbedder(), new LoadedReader());

    @Test
    void loadsTheReaderOfAnyClaimOnlyWhereTheReaderOfTheIssueDoesNotDecideAll() {
        models.load(issue("light", "thresholds: {issue: 0.4}"), "en");
        assertThat(loaded).containsExactly("embedder en", "reader of the lamps");

        loaded.clear();
        models.load(issue("oil", "thresholds: {issue: 0.4}"), "es");
        assertThat(loaded).containsExactly("embedder es", "reader of the lamps", "reader of any claim es");

        loaded.clear();
        models.load(issue("light", ""), "en");
        assertThat(loaded).containsExactly("embedder en", "reader of the lamps", "reader of any claim en");

        loaded.clear();
        models.load(issue("light", "").with(LearnedModel.NOTHING), "en");
        assertThat(loaded).containsExactly("embedder en", "reader of any claim en");
    }

    @Test
    void loadsNoReaderForChinese() {
        models.load(issue("light", ""), "zh");

        assertThat(loaded).containsExactly("embedder zh");
    }

    /** An issue with a reader, which knows the topic {@code light}. */
    private static Issue issue(String topic, String thresholds) {
        return IssueFile.parse("lamps", """
                id: lamps
                title: Lamps
                languages: [en]
                topics:
                  - {id: %s, label: Lamps, examples: [The lamps are lit.]}
                claims:
                  - {id: keep-lit, text: The lamps stay lit., favor: [The lamps stay lit.], against: [The lamps go out.]}
                %s
                """.formatted(topic, thresholds), ActorFiles.NONE)
                .with(LearnedModel.NOTHING.withReader("lamps"));
    }

    private final class LoadedEmbedder implements Embedder {
        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            throw new AssertionError("asked");
        }

        @Override
        public void load(String language) {
            loaded.add("embedder " + language);
        }

        @Override
        public String id() {
            return "none";
        }

        @Override
        public void close() {}
    }

    private final class LoadedReader implements StanceReader {
        @Override
        public Reading read(Query query, String language) {
            throw new AssertionError("asked");
        }

        @Override
        public void load(String language) {
            loaded.add("reader of any claim " + language);
        }

        @Override
        public Optional<IssueStanceReader> ofIssue(String name) {
            return name.isEmpty() ? Optional.empty() : Optional.of(new OfLamps());
        }

        @Override
        public String id() {
            return "none";
        }

        @Override
        public void close() {}
    }

    private final class OfLamps implements IssueStanceReader {
        @Override
        public void load() {
            loaded.add("reader of the lamps");
        }

        @Override
        public String id() {
            return "lamps";
        }

        @Override
        public List<String> claims() {
            return List.of("keep-lit");
        }

        @Override
        public List<String> topics() {
            return List.of("light");
        }

        @Override
        public Reading read(String side, List<String> sentences) {
            throw new AssertionError("asked");
        }
    }
}
