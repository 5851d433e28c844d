package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Examples;
import org.onrecord.processor.model.Script;

/**
 * An issue's example sentences and the background, as vectors in one language.
 *
 * @param all everything that is on the issue
 * @param background official sentences on other matters
 * @param topics each topic's examples, in the order of the issue file
 * @param claims each claim's examples, in the order of the issue file
 */
public record IssueExamples(Examples all, Examples background, List<Examples> topics, List<Sides> claims) {

    /**
     * A claim's examples.
     *
     * @param text the proposition itself
     * @param favor sentences on its side
     * @param against sentences on the other
     */
    public record Sides(Examples text, Examples favor, Examples against) {}

    /** An issue's examples by language, embedded when first asked for. Safe for use by several threads. */
    public static final class ByLanguage {
        private final Issue issue;
        private final Embedder embedder;
        private final Map<Boolean, IssueExamples> loaded = new ConcurrentHashMap<>();

        public ByLanguage(Issue issue, Embedder embedder) {
            this.issue = issue;
            this.embedder = embedder;
        }

        /** The examples to compare words of a language with. */
        public IssueExamples in(String language) {
            boolean chinese = Script.readsChinese(language);
            return loaded.computeIfAbsent(chinese, key -> embed(issue, embedder, key ? "zh" : "en"));
        }
    }

    private static IssueExamples embed(Issue issue, Embedder embedder, String language) {
        List<Examples> topics = issue.topics().stream()
                .map(topic -> topicExamples(topic, embedder, language))
                .toList();
        List<Sides> claims = issue.claims().stream()
                .map(claim -> new Sides(
                        Examples.of(List.of(claim.text()), embedder, language),
                        Examples.of(claim.favor(), embedder, language),
                        Examples.of(claim.against(), embedder, language)))
                .toList();
        Examples all = Examples.of(allOf(issue), embedder, language);
        return new IssueExamples(all, Background.apartFrom(all, embedder, language), topics, claims);
    }

    private static Examples topicExamples(Issue.Topic topic, Embedder embedder, String language) {
        String described = topic.description().isEmpty() ? topic.label() : topic.label() + ": " + topic.description();
        return Examples.of(
                Stream.concat(Stream.of(described), topic.examples().stream()).toList(), embedder, language);
    }

    private static List<String> allOf(Issue issue) {
        List<String> all = new ArrayList<>(issue.examples());
        all.add(issue.title());
        if (!issue.description().isEmpty()) {
            all.add(issue.description());
        }
        issue.topics().forEach(topic -> all.addAll(topic.examples()));
        for (Issue.Claim claim : issue.claims()) {
            all.add(claim.text());
            all.addAll(claim.favor());
            all.addAll(claim.against());
        }
        return all;
    }
}
