package org.onrecord.bench.accuracy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The accuracy card: the scores of OnRecord on labelled sets.
 *
 * @param day on which it was written, ISO 8601
 * @param precision how often a told side must be right, by the issue file
 * @param secondsPerPassage mean time of one thread for a passage
 * @param sets labelled passages that the models have not learned from, with all scores
 * @param learned labelled passages that the models have learned from, in short: they show the fit, not the accuracy
 * @param untold claims that cannot be told yet, by language: one side never becomes sure enough
 * @param languageModel the scores of a language model on the same sets; null if none was asked
 */
public record AccuracyCard(
        String command,
        String day,
        String model,
        double precision,
        int threads,
        double secondsPerPassage,
        List<PassageSet> sets,
        List<LearnedSet> learned,
        List<DocumentSet> documents,
        Map<String, List<String>> untold,
        @Nullable LanguageModel languageModel) {

    /** Returns this card with the scores of a language model. */
    public AccuracyCard with(LanguageModel model) {
        return new AccuracyCard(
                command,
                day,
                this.model,
                precision,
                threads,
                secondsPerPassage,
                sets,
                learned,
                documents,
                untold,
                model);
    }

    /**
     * A set of passages.
     *
     * @param name of its file, without the ending
     * @param labels a description of its labels
     */
    public record PassageSet(String name, String title, String labels, PassageScores scores) {}

    /**
     * A language model that labels passages in place of the local models.
     *
     * @param name of the model
     * @param sets in the order of {@link AccuracyCard#sets}
     */
    public record LanguageModel(String name, List<ModelSet> sets) {}

    /**
     * A set of passages as a language model labels it.
     *
     * @param name of the set
     * @param asked passages about which it was asked, which are those on the issue
     * @param refused of these, those whose answer was refused: they count with the local labels
     */
    public record ModelSet(String name, int asked, int refused, PassageScores scores) {}

    /** A set of passages that the models have learned from. */
    public record LearnedSet(
            String name,
            String title,
            int passages,
            int labelled,
            BootstrapEstimate macroF1,
            BootstrapEstimate oppositeShare,
            BootstrapEstimate topicsMicroF1,
            BootstrapEstimate onIssueBalanced) {
        /** Returns the short form of a set. */
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

    /** A set of documents; {@code f1} is that of the statements at the top level. */
    public record DocumentSet(
            String name, int documents, @Nullable Double f1, DocumentScore score) {
        /** Returns the set with its F1. */
        public static DocumentSet of(String name, int documents, DocumentScore score) {
            return new DocumentSet(name, documents, BootstrapEstimate.rounded(score.f1()), score);
        }
    }
}
