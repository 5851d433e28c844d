package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.issue.Issue;

/** Serves the issue: its claims, its topics and the registered actors. */
record IssueHandler(Supplier<Issue> issues) {
    record ClaimView(String id, String text, String label) {}

    record TopicView(String id, String label, String description) {}

    record ActorView(
            String id, String name, String kind, @Nullable String organisation, String side, int tier) {}

    record IssueView(
            String id,
            String title,
            String description,
            List<String> languages,
            List<ClaimView> claims,
            List<TopicView> topics,
            List<ActorView> actors) {}

    IssueView issue(Context context) {
        Issue issue = issues.get();
        return new IssueView(
                issue.id(),
                issue.title(),
                issue.description(),
                issue.languages(),
                issue.claims().stream()
                        .map(claim -> new ClaimView(claim.id(), claim.text(), claim.label()))
                        .toList(),
                issue.topics().stream()
                        .map(topic -> new TopicView(topic.id(), topic.label(), topic.description()))
                        .toList(),
                issue.actors().stream()
                        .map(actor -> new ActorView(
                                actor.id(),
                                actor.name(),
                                RequestParameters.json(actor.kind()),
                                actor.organisation(),
                                actor.side(),
                                actor.tier()))
                        .toList());
    }
}
