package org.onrecord.processor.setup;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.statement.Sentences;
import org.onrecord.processor.statement.TextLanguage;
import org.onrecord.processor.topic.ExampleTopics;
import org.onrecord.processor.topic.IssueTerms;

/**
 * Looks for words that would find more of an issue: words of sentences that resemble its examples, in documents that have none of its terms. Only
 * languages with spaces between words are looked at.
 */
public final class MissedTerms {
    /** Only so many sentences are looked at, since embedding them takes most of the time. */
    private static final int MOST_SENTENCES = 4000;

    private static final int MOST_OF_ONE = 20;
    private static final int FEWEST_DOCUMENTS = 2;

    /** A sentence this likely on the issue by itself resembles the examples. */
    private static final double RESEMBLES = 0.5;

    /** A word must be so many times as frequent in such sentences as in all. */
    private static final double DISTINCT = 3;

    private final IssueTerms terms;
    private final ExampleTopics examples;
    private final Embedder embedder;
    private final Map<String, Integer> all = new HashMap<>();
    private final Map<String, Integer> resembling = new HashMap<>();
    private final Map<String, Set<String>> documents = new HashMap<>();
    private int sentences;
    private int alike;

    public MissedTerms(Issue issue, Embedder embedder) {
        terms = IssueTerms.of(issue);
        examples = new ExampleTopics(issue, embedder);
        this.embedder = embedder;
    }

    /**
     * A word that would find more.
     *
     * @param documents without a term in which it stands in a sentence that resembles the examples
     */
    public record Missed(String word, int documents) {}

    /** Looks at a document, unless it has a term or enough were looked at. */
    public void add(Document document) {
        String language = TextLanguage.of(document);
        if (terms.in(document).anywhere() || Script.readsChinese(language)) {
            return;
        }
        List<Span> spans =
                Sentences.split(document.text(), new Span(0, document.text().length()));
        for (Span span : spans.subList(0, Math.min(MOST_OF_ONE, spans.size()))) {
            if (sentences < MOST_SENTENCES) {
                add(document.id(), span, span.of(document.text()), language);
            }
        }
    }

    private void add(String document, Span span, String sentence, String language) {
        sentences++;
        List<String> words = CandidateTerms.in(sentence).toList();
        words.forEach(word -> all.merge(word, 1, Integer::sum));
        float[] vector = embedder.embed(sentence, language);
        Passage alone = new Passage(language, "none", "", List.of(new Passage.Sentence(span, sentence, vector, false)));
        if (examples.onIssue(alone) >= RESEMBLES) {
            alike++;
            words.forEach(word -> {
                resembling.merge(word, 1, Integer::sum);
                documents.computeIfAbsent(word, key -> new HashSet<>()).add(document);
            });
        }
    }

    /** Returns the words that would find most, by the number of documents. */
    public List<Missed> most(int number) {
        return documents.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= FEWEST_DOCUMENTS)
                .filter(entry -> resembling.getOrDefault(entry.getKey(), 0) * (double) sentences
                        >= DISTINCT * alike * all.getOrDefault(entry.getKey(), 1))
                .map(entry -> new Missed(entry.getKey(), entry.getValue().size()))
                .sorted(Comparator.comparingInt(Missed::documents).reversed().thenComparing(Missed::word))
                .limit(number)
                .toList();
    }
}
