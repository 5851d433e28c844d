package org.onrecord.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.onrecord.app.learning.LabelledPassage;
import org.onrecord.app.learning.PassageFile;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.analysis.Analyzer;

/** A change must not make the labels on the project's own labelled passages worse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccuracyGateIT {
    private static final Path FOLDER = Path.of("..", Accuracy.OWN);

    @SuppressWarnings("NullAway.Init") // by read()
    private Issue issue;

    @SuppressWarnings("NullAway.Init") // by read()
    private LabelledSets.Passages own;

    @BeforeAll
    void read() throws IOException {
        issue = IssueFile.read(Path.of("../issues/fentanyl/issue.yaml"), Path.of("../actors"));
        own = LabelledSets.find(FOLDER, issue).passages().getFirst();
    }

    @Test
    void noFigureFallsBelowItsBaseline() throws IOException, InterruptedException {
        try (ReadingModels models = ReadingModels.load();
                LabelledSetReader reading = new LabelledSetReader(2, () -> false, () -> {})) {
            Analyzer analyzer = models.analyzer(issue);
            String model =
                    analyzer.analyze(own.passages().getFirst().document()).model();
            PassageScores scores = PassageScores.of(issue, reading.passages(own, analyzer));
            Baseline baseline =
                    EventJson.mapper().readValue(Files.readString(FOLDER.resolve(Accuracy.BASELINE)), Baseline.class);
            assertThat(baseline.falls(Baseline.of(model, scores)))
                    .as(
                            "The labels got worse; bench/accuracy --out target/accuracy.md shows the passages. If the change is meant, update the"
                                    + " baseline with bench/accuracy --baseline.")
                    .isEmpty();
        }
    }

    @Test
    void theProjectsPassagesAreLabelledConsistently() {
        List<LabelledPassage> labels =
                own.passages().stream().map(PassageFile.Passage::labels).toList();
        assertThat(labels).hasSizeGreaterThanOrEqualTo(120);
        assertThat(labels).extracting(LabelledPassage::id).doesNotHaveDuplicates();
        assertThat(labels).extracting(LabelledPassage::language).contains("en", "zh", "es");
        assertThat(labels).allSatisfy(passage -> {
            assertThat(passage.stances().keySet())
                    .allSatisfy(claim -> assertThat(issue.claim(claim)).isPresent());
            assertThat(passage.topics())
                    .allSatisfy(topic -> assertThat(issue.topic(topic)).isPresent());
            assertThat(passage.evidence().keySet()).isEqualTo(passage.stances().keySet());
            assertThat(passage.evidence().values())
                    .allSatisfy(places -> assertThat(places).isNotEmpty());
            assertThat(passage.onIssue() || passage.stances().isEmpty()).isTrue();
        });
    }
}
