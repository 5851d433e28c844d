package org.onrecord.app.accuracy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accuracy card: how right OnRecord is on every labelled set that it was given, and what the labels are.
 *
 * @param command that gives the card
 * @param day on which it was made, ISO 8601
 * @param model id of the models
 * @param threads that read
 * @param secondsPerPassage that a thread needs for one
 * @param sets labelled passages that the model has not learned from, scored in full
 * @param learned labelled passages that it has learned from, in short: how well it fits them, not how right it is
 * @param documents labelled documents
 */
public record AccuracyCard(
        String command,
        String day,
        String model,
        int threads,
        double secondsPerPassage,
        List<PassageSet> sets,
        List<LearnedSet> learned,
        List<DocumentSet> documents) {

    /**
     * A set of passages.
     *
     * @param name of its file, without the ending
     * @param title of its issue
     * @param labels what its labels are, a sentence
     * @param scores its scores
     */
    public record PassageSet(String name, String title, String labels, PassageScores scores) {}

    /** A set of passages that the model has learned from. */
    public record LearnedSet(
            String name,
            String title,
            int passages,
            int labelled,
            Estimate macroF1,
            Estimate oppositeShare,
            Estimate topicsMicroF1,
            Estimate onIssueBalanced) {
        /** The set in short. */
        public static LearnedSet of(PassageSet set) {
            PassageScores scores = set.scores();
            return new LearnedSet(
                    set.name(),
                    set.title(),
                    scores.passages(),
                    scores.stance().labelled(),
                    scores.stance().macroF1(),
                    scores.stance().oppositeShare(),
                    scores.topicsMicroF1(),
                    scores.onIssueBalanced());
        }
    }

    /** A set of documents; {@code f1} of the statements at the top level. */
    public record DocumentSet(
            String name, int documents, @Nullable Double f1, DocumentScore score) {
        /** The set with its figure. */
        public static DocumentSet of(String name, int documents, DocumentScore score) {
            return new DocumentSet(name, documents, Estimate.rounded(score.f1()), score);
        }
    }
}
