package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analysis.Labelled;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ExampleStances;
import org.onrecord.processor.stance.StanceDecision;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.Sentences;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.processor.statement.TextLanguage;
import org.onrecord.processor.topic.ExampleTopics;
import org.onrecord.processor.topic.TopicLabeller;

/** Reads a document: finds its statements and labels each one. Safe for use by several threads. */
public final class Analyzer {
    private final Issue issue;
    private final StatementFinder finder;
    private final Embedder embedder;
    private final TopicLabeller topics;
    private final StanceDecision stances;

    /** Puts the parts of a reading together. */
    public Analyzer(
            Issue issue, StatementFinder finder, Embedder embedder, TopicLabeller topics, StanceDecision stances) {
        this.issue = issue;
        this.finder = finder;
        this.embedder = embedder;
        this.topics = topics;
        this.stances = stances;
    }

    /** The analyzer of an issue, with the shipped models. */
    public static Analyzer of(Issue issue, Embedder embedder) {
        return new Analyzer(
                issue,
                StatementFinder.of(issue),
                embedder,
                ExampleTopics.of(issue, embedder),
                ExampleStances.of(issue, embedder));
    }

    /** Reads the document: a function of it, the issue and the models, and of nothing else. */
    public Analysis analyze(Document document) {
        List<FoundStatement> found = finder.find(document);
        String language = TextLanguage.of(document);
        List<Passage> passages = found.stream()
                .map(statement -> passage(document.text(), language, statement, found))
                .toList();
        List<TopicLabeller.Topics> labels = passages.stream().map(topics::label).toList();
        boolean[] onIssue = spread(found, labels);
        List<Labelled> statements = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            statements.add(
                    onIssue[i]
                            ? new Labelled(found.get(i), true, labels.get(i).topics(), stances.decide(passages.get(i)))
                            : new Labelled(found.get(i), false, List.of(), List.of()));
        }
        return new Analysis(document, issue.id(), embedder.id() + "/" + stances.id(), statements);
    }

    /** A question and its answer are on the issue together; words within others go with them. */
    private static boolean[] spread(List<FoundStatement> found, List<TopicLabeller.Topics> labels) {
        boolean[] own = new boolean[found.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = labels.get(i).onIssue();
        }
        boolean[] spread = own.clone();
        for (int i = 0; i < own.length; i++) {
            int question = found.get(i).answerTo();
            if (question >= 0) {
                spread[i] |= own[question];
                spread[question] |= own[i];
            }
        }
        for (int i = 0; i < own.length; i++) {
            int outer = found.get(i).within();
            if (outer >= 0) {
                spread[i] = spread[outer];
            }
        }
        return spread;
    }

    private Passage passage(String text, String language, FoundStatement statement, List<FoundStatement> all) {
        List<Span> spans = Sentences.split(text, statement.span(), language);
        List<String> words = spans.stream().map(span -> span.of(text)).toList();
        List<float[]> vectors = embedder.embed(words, language);
        List<Passage.Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            sentences.add(new Passage.Sentence(
                    spans.get(i), words.get(i), vectors.get(i), reported(spans.get(i), statement, all)));
        }
        String question = statement.answerTo() < 0
                ? ""
                : all.get(statement.answerTo()).span().of(text);
        return new Passage(language, statement.actor().side(), question, sentences);
    }

    /** True if more than half of the sentence is what the speaker reports of others. */
    private static boolean reported(Span sentence, FoundStatement speaker, List<FoundStatement> all) {
        int covered = 0;
        for (FoundStatement inner : all) {
            if (inner.within() >= 0 && all.get(inner.within()).equals(speaker)) {
                covered += Math.max(
                        0,
                        Math.min(sentence.end(), inner.span().end())
                                - Math.max(sentence.start(), inner.span().start()));
            }
        }
        return 2 * covered > sentence.end() - sentence.start();
    }
}
