package org.onrecord.testing;

import java.util.List;
import java.util.Map;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.TalkingPoint;
import org.onrecord.events.issue.Issue.Topic;
import org.onrecord.events.issue.LearnedModel;

/** Builds an issue from the parts that matter to a test. The others are empty; its language is English. */
public final class IssueBuilder {
    private final String id;
    private final String title;
    private String description = "";
    private List<String> languages = List.of("en");
    private List<String> examples = List.of();
    private List<String> terms = List.of();
    private List<RegisteredActor> actors = List.of();
    private List<Topic> topics = List.of();
    private List<Claim> claims = List.of();
    private List<TalkingPoint> talkingPoints = List.of();
    private Map<String, Double> thresholds = Map.of();

    private IssueBuilder(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Starts with an id and a title. */
    public static IssueBuilder issue(String id, String title) {
        return new IssueBuilder(id, title);
    }

    public Issue build() {
        return new Issue(
                id,
                title,
                description,
                languages,
                examples,
                terms,
                List.of(),
                actors,
                topics,
                claims,
                talkingPoints,
                thresholds,
                LearnedModel.NOTHING,
                List.of(),
                Map.of());
    }

    public IssueBuilder description(String value) {
        description = value;
        return this;
    }

    public IssueBuilder languages(String... value) {
        languages = List.of(value);
        return this;
    }

    public IssueBuilder examples(String... value) {
        examples = List.of(value);
        return this;
    }

    public IssueBuilder terms(String... value) {
        terms = List.of(value);
        return this;
    }

    public IssueBuilder actors(RegisteredActor... value) {
        actors = List.of(value);
        return this;
    }

    public IssueBuilder topics(Topic... value) {
        topics = List.of(value);
        return this;
    }

    public IssueBuilder claims(Claim... value) {
        claims = List.of(value);
        return this;
    }

    public IssueBuilder talkingPoints(TalkingPoint... value) {
        talkingPoints = List.of(value);
        return this;
    }

    public IssueBuilder thresholds(Map<String, Double> value) {
        thresholds = value;
        return this;
    }
}
