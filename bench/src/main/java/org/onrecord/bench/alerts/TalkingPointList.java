package org.onrecord.bench.alerts;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onrecord.events.Alert;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.statement.Sentences;
import org.onrecord.processor.talkingpoint.TalkingPointHolders;
import org.onrecord.processor.talkingpoint.TalkingPoints;
import org.onrecord.processor.topic.IssueTerms;

/** The alerts about talking points in a set of statements. */
record TalkingPointList(Issue issue, Embedder embedder) {
    /** Returns all alerts. */
    List<Alert> of(List<Statement> statements) {
        TalkingPoints points = new TalkingPoints(issue, this::vector);
        TalkingPointHolders holders = new TalkingPointHolders(issue);
        IssueTerms terms = IssueTerms.of(issue);
        Map<Statement.Actor, List<TalkingPoints.Said>> said = statements.stream()
                .filter(each -> each.counts() && each.actor().key().isPresent())
                .collect(Collectors.groupingBy(
                        each -> holders.of(each.actor(), each.day()),
                        Collectors.mapping(
                                each -> TalkingPoints.Said.of(each, sentences(each), terms::in, this::vector),
                                Collectors.toList())));
        return said.entrySet().stream()
                .flatMap(each -> points.of(each.getKey(), each.getValue()).stream())
                .flatMap(each -> each.alerts().stream())
                .toList();
    }

    private float[] vector(String words) {
        return embedder.embed(words, Script.languageOf(words));
    }

    private static List<String> sentences(Statement statement) {
        String words = statement.quote();
        return Sentences.split(words, new Statement.Span(0, words.length())).stream()
                .map(span -> span.of(words))
                .toList();
    }
}
