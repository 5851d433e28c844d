package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.TableResponse;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.RequestedLanguage;
import org.onrecord.dashboard.summary.IssueOverview;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;

/** Serves the list of watched issues, and each issue: its claims, its topics and the registered actors. */
record IssueHandler(RequestedIssue requested, IndexReads index) {
    private static final CsvTable CSV = CsvTable.of("""
            id title languages=languages.* documents read ready statements counted alerts
            last_day=last.day last_statement=last.statement""");

    /** @param headlines by side, what somebody does who takes it, in the reader's language; without a side that the issue file has no words for */
    record ClaimView(String id, String text, String label, Map<Stance, String> headlines) {}

    record TopicView(String id, String label, String description) {}

    /** @param recorded the name in records; {@code name} is in the reader's language */
    record ActorView(
            String id,
            String name,
            String recorded,
            String kind,
            @Nullable String organisation,
            String side,
            int tier) {}

    record IssueView(
            String id,
            String title,
            String description,
            List<String> languages,
            List<ClaimView> claims,
            List<TopicView> topics,
            List<ActorView> actors) {}

    TableResponse all(Context context) {
        RequestParameters.none(context);
        String language = RequestedLanguage.of(context).json();
        List<IssueOverview> issues = index.read(snapshot -> requested.issues().all().stream()
                .map(issue -> issue.in(language))
                .map(issue -> IssueOverview.of(snapshot, issue))
                .toList());
        return new TableResponse(issues, CSV);
    }

    IssueView issue(Context context) {
        Issue issue = requested.of(context);
        String language = RequestedLanguage.of(context).json();
        return new IssueView(
                issue.id(),
                issue.title(),
                issue.description(),
                issue.languages(),
                issue.claims().stream()
                        .map(claim ->
                                new ClaimView(claim.id(), claim.text(), claim.label(), headlines(claim, language)))
                        .toList(),
                issue.topics().stream()
                        .map(topic -> new TopicView(topic.id(), topic.label(), topic.description()))
                        .toList(),
                issue.actors().stream()
                        .map(actor -> new ActorView(
                                actor.id(),
                                actor.name(language),
                                actor.name(),
                                actor.kind().name().toLowerCase(Locale.ROOT),
                                actor.organisation(),
                                actor.side(),
                                actor.tier()))
                        .toList());
    }

    private static Map<Stance, String> headlines(Issue.Claim claim, String language) {
        Map<Stance, String> headlines = new EnumMap<>(Stance.class);
        for (Stance side : Stance.values()) {
            claim.headline(side, language).ifPresent(words -> headlines.put(side, words));
        }
        return headlines;
    }
}
