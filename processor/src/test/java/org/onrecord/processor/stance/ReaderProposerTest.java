package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.IssueStanceReader;
import org.onrecord.processor.model.StanceReader.Reading;
import org.onrecord.processor.model.StanceReader.Stances;
import org.onrecord.processor.topic.Harbour;

class ReaderProposerTest {
    private static final Embedder EMBEDDER = new Embedder() {
        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            return sentences.stream().map(each -> new float[] {1}).toList();
        }

        @Override
        public String id() {
            return "alike";
        }

        @Override
        public void close() {}
    };

    /** Takes every sentence of a passage for one in favour, surest the first; alone only one that has the word "shut". */
    private static final IssueStanceReader READER = new IssueStanceReader() {
        @Override
        public String id() {
            return "shuts";
        }

        @Override
        public List<String> claims() {
            return List.of("close");
        }

        @Override
        public Reading read(String side, List<String> sentences) {
            boolean alone = sentences.size() == 1;
            List<List<Stances>> each = sentences.stream()
                    .map(sentence -> List.of(
                            sentence.contains("shut") || !alone
                                    ? new Stances(sentence.equals(sentences.getFirst()) ? 0.9 : 0.8, 0.05, 0.05)
                                    : new Stances(0.01, 0.01, 0.98)))
                    .toList();
            return new Reading(each.getFirst(), each, List.of());
        }
    };

    @Test
    void showsASideByTheSentenceThatTakesItAlone() {
        ReaderProposer proposer = new ReaderProposer(Harbour.ISSUE, READER, EMBEDDER);

        assertThat(proposer.propose(
                        Harbour.passage(
                                EMBEDDER,
                                "en",
                                "Thank you all for coming.",
                                "There is coffee at the door.",
                                "The harbour has to be shut."),
                        IssueHeads.NOTHING))
                .singleElement()
                .satisfies(side -> {
                    assertThat(side.claim()).isEqualTo("close");
                    assertThat(side.stance()).isEqualTo(Stance.FAVOR);
                    assertThat(side.words()).isEqualTo("The harbour has to be shut.");
                });
    }
}
