package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.ExampleVectors;
import org.onrecord.processor.model.Script;

/** Examples that the claims of an issue lend to topics without examples in a script: each claim to the topics that its text is nearest to. */
final class LentExamples {
    /** A claim lends to all topics whose cosine with its text is at most this much lower than that of the nearest. */
    private static final double ABOUT_AS_NEAR = 0.03;

    private LentExamples() {}

    /** Returns the lent examples of each topic, in the order of the issue file; none for a topic that has its own. */
    static List<List<String>> of(Issue issue, Embedder embedder, boolean chinese) {
        List<List<String>> lent = new ArrayList<>();
        issue.topics().forEach(topic -> lent.add(new ArrayList<>()));
        if (issue.topics().stream().allMatch(topic -> hasOwn(topic, chinese))) {
            return lent;
        }
        for (Issue.Claim claim : issue.claims()) {
            double[] near = near(claim, issue, embedder);
            double nearest = Arrays.stream(near).max().orElse(-1);
            for (int i = 0; i < near.length; i++) {
                if (near[i] >= nearest - ABOUT_AS_NEAR && !hasOwn(issue.topics().get(i), chinese)) {
                    lent.get(i).addAll(examples(claim, chinese));
                }
            }
        }
        return lent;
    }

    static boolean hasOwn(Issue.Topic topic, boolean chinese) {
        return topic.examples().stream().anyMatch(example -> Script.isChinese(example) == chinese);
    }

    private static List<String> examples(Issue.Claim claim, boolean chinese) {
        return Stream.concat(claim.favor().stream(), claim.against().stream())
                .filter(example -> Script.isChinese(example) == chinese)
                .toList();
    }

    /** Returns the cosines of a claim's text with the topics; all in the language in which the claim is written. */
    private static double[] near(Issue.Claim claim, Issue issue, Embedder embedder) {
        String language = Script.isChinese(claim.text()) ? "zh" : "en";
        float[] text = embedder.embed(claim.text(), language);
        return issue.topics().stream()
                .mapToDouble(topic ->
                        ExampleVectors.dot(text, embedder.embed(topic.label() + ": " + topic.description(), language)))
                .toArray();
    }
}
