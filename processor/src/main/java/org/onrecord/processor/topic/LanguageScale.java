package org.onrecord.processor.topic;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.ExampleVectors;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.statement.TextLanguage;

/**
 * The scale of a language for which no weights were fitted. To an embedder that was trained on English, all words of another language are alike, and far from
 * English examples: they are compared with the examples and the background of their own language, and the result is placed between those of
 * typical examples and background as an English one would be.
 */
record LanguageScale(IssueScale own, IssueScale.Ends ends, IssueScale.Ends fitted, LogisticModel weights) {
    /** Fewer examples tell little of a language. */
    private static final int FEWEST = 8;

    /** Returns the scale of a language; empty if the issue has few examples in it, or no background is known. */
    static Optional<LanguageScale> of(
            Issue issue, Embedder embedder, String language, IssueScale fitted, LogisticModel weights) {
        List<String> background = BackgroundSentences.in(language);
        List<String> examples = IssueExamples.allOf(issue).stream()
                .filter(example -> TextLanguage.ofWords(example).equals(language))
                .toList();
        if (background.isEmpty() || examples.size() < FEWEST) {
            return Optional.empty();
        }
        IssueScale own = IssueScale.of(
                new ExampleVectors(embedder.embed(examples, language)),
                new ExampleVectors(embedder.embed(background, language)));
        return Optional.of(new LanguageScale(own, own.ends(weights), fitted.ends(weights), weights));
    }

    double logOdds(List<float[]> sentences) {
        return ends.between(weights.logOdds(own.features(sentences)), fitted);
    }
}
