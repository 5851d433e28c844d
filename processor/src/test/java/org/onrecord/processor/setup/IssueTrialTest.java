package org.onrecord.processor.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.analysis.SharedFinders;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.StanceDecision;
import org.onrecord.processor.topic.TopicLabeller;
import org.onrecord.testing.DocumentBuilder;

class IssueTrialTest {
    private static final Issue ISSUE = IssueFile.parse("lamps", """
        id: lamps
        title: Lamps
        languages: [en]
        terms: [lamp]
        topics:
          - {id: light, label: Light, examples: [The lamps are lit.]}
        claims:
          - {id: keep-lit, text: The lamps stay lit., favor: [They stay lit.], against: [They go out.]}
        actors:
          - {id: quill, names: {en: [Ada Quill]}, side: AA, tier: 1}
        """, ActorFiles.NONE);

    private final IssueTrial trial = new IssueTrial();

    @Test
    void countsStatementsBySideAndTopic() {
        read("\"The lamps must burn,\" Ada Quill said.");
        read("\"The lamps may burn,\" Otto Marsh said.");
        read("\"The boats are late,\" Ada Quill said.");

        assertThat(List.of(trial.documents(), trial.onIssue(), trial.statements()))
                .containsExactly(3, 2, 2);
        assertThat(trial.bySide()).isEqualTo(Map.of("AA", 1, "none", 1));
        assertThat(trial.byTopic()).isEqualTo(Map.of("light", 2));
    }

    @Test
    void showsWhatWouldBeToldAndWhatLiesBelow() {
        read("\"The lamps must burn,\" Ada Quill said.");
        read("\"The lamps may burn,\" Otto Marsh said.");

        assertThat(trial.toldSample(20))
                .extracting(
                        IssueTrial.Side::claim,
                        IssueTrial.Side::stance,
                        IssueTrial.Side::score,
                        IssueTrial.Side::speaker,
                        IssueTrial.Side::government,
                        IssueTrial.Side::words,
                        IssueTrial.Side::title)
                .containsExactly(
                        tuple("keep-lit", Stance.FAVOR, 0.9, "Ada Quill", "AA", "The lamps must burn", "Talks"));
        assertThat(trial.justBelow(20)).extracting(IssueTrial.Side::words).containsExactly("The lamps may burn");
        assertThat(trial.toldSample(0)).isEmpty();
    }

    private void read(String text) {
        Document document = DocumentBuilder.document("test", text, text)
                .publisher("Harbour Post")
                .title("Talks")
                .language("en")
                .build();
        trial.add(new Analyzer(ISSUE, new SharedFinders(), new WordVectors(), new OfLight(), new Demands())
                .analyze(document));
    }

    /** Every statement is about light. */
    private static final class OfLight implements TopicLabeller {
        @Override
        public Topics label(Passage near, Supplier<Passage> whole) {
            return new Topics(true, 1, List.of(new Statement.TopicLabel("light", 1)));
        }
    }

    /** Who says "must" is surely in favor, and everybody else perhaps. */
    private static final class Demands implements StanceDecision {
        @Override
        public Decision decide(Passage passage) {
            Passage.Sentence first = passage.sentences().getFirst();
            boolean sure = first.text().contains("must");
            Statement.StanceLabel label = new Statement.StanceLabel(
                    "keep-lit", Stance.FAVOR, sure ? 0.9 : 0.5, first.span(), first.text(), 0.0, null, false);
            return sure ? new Decision(List.of(label), List.of()) : new Decision(List.of(), List.of(label));
        }

        @Override
        public String id() {
            return "demands";
        }
    }
}
