package org.onrecord.app.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.learn.TrainingExample;
import org.onrecord.processor.passage.Passage;

/** Labelled passages in files, as the learner reads them. */
public final class LabelledExamples {
    private LabelledExamples() {}

    /** Reads the labelled passages in files. */
    public static List<PassageFile.Passage> read(List<Path> files, Issue issue) throws IOException {
        List<PassageFile.Passage> labelled = new ArrayList<>();
        for (Path file : files) {
            labelled.addAll(PassageFile.read(file));
        }
        for (PassageFile.Passage passage : labelled) {
            for (String claim : passage.labels().stances().keySet()) {
                if (issue.claim(claim).isEmpty()) {
                    throw new Failure("The passage " + passage.labels().id() + " takes a side on the claim " + claim
                            + ", which the issue " + issue.id() + " does not have.");
                }
            }
        }
        return labelled;
    }

    /**
     * Returns the passages in which a speaker is found, with their labels.
     *
     * @param step called after each passage, from several threads
     */
    public static List<TrainingExample> of(
            List<PassageFile.Passage> labelled, Analyzer analyzer, Issue issue, Runnable step) {
        return labelled.parallelStream()
                .map(passage -> {
                    step.run();
                    return example(passage, analyzer, issue);
                })
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<TrainingExample> example(PassageFile.Passage passage, Analyzer analyzer, Issue issue) {
        LabelledPassage labels = passage.labels();
        Optional<Passage> words = analyzer.words(passage.document());
        Set<String> decided = passage.decided()
                .orElseGet(() -> issue.claims().stream().map(Issue.Claim::id).collect(Collectors.toUnmodifiableSet()));
        return words.map(read -> new TrainingExample(
                read,
                passage.decided().isEmpty() ? Optional.of(labels.onIssue()) : Optional.empty(),
                passage.topics() ? Optional.of(labels.topics()) : Optional.empty(),
                decided,
                labels.stances(),
                labels.evidence()));
    }
}
