package org.onrecord.notify.message;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.onrecord.events.Alert;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.Trend;
import org.onrecord.notify.plan.AlertMessage;

/**
 * The addresses of the dashboard's pages, as its readers reach them.
 *
 * @param base without a slash at its end, e.g. {@code https://onrecord.example}
 */
public record Links(String base) {
    public static Links of(URI dashboard) {
        return new Links(dashboard.toString().replaceAll("/+$", ""));
    }

    /** Returns the page of a piece of evidence of an alert: its statement, or its document. */
    public String evidence(Alert alert, Alert.Evidence evidence) {
        return base
                + ofIssue(alert)
                + (evidence.statement().isEmpty()
                        ? "/documents/" + encoded(evidence.document())
                        : "/statements/" + encoded(evidence.statement()));
    }

    /** Returns the page of an alert, or the review page for what waits there. */
    public String alert(Alert alert) {
        return base + ofIssue(alert) + (alert.waits() ? "/review" : "/alerts/" + encoded(alert.id()));
    }

    /** Returns the path of the pages of an alert's issue; empty for one about a source or a document. */
    private static String ofIssue(Alert alert) {
        return alert.issue().isEmpty() ? "" : "/issues/" + encoded(alert.issue());
    }

    /** Returns the page of the brief of the day or week that a digest ends; empty for a rule that sends none. */
    Optional<String> brief(Rule rule, Instant due) {
        Optional<Trend.Bucket> length = switch (rule.pace().frequency()) {
            case DAILY -> Optional.of(Trend.Bucket.DAY);
            case WEEKLY -> Optional.of(Trend.Bucket.WEEK);
            default -> Optional.empty();
        };
        List<String> issues = rule.selects().issues();
        LocalDate last = LocalDate.ofInstant(due, ZoneId.of(rule.pace().zone())).minusDays(1);
        return length.map(each -> base + (issues.size() == 1 ? "/issues/" + encoded(issues.getFirst()) : "")
                + "/briefs/" + each.period(last));
    }

    /** Returns where the brief of a message stands as mails carry it; empty for a message that carries none. */
    public Optional<String> writtenBrief(AlertMessage message) {
        return brief(message.rule(), message.deliveries().getFirst().due())
                .filter(any -> message.carriesBrief())
                .map(page -> page + ".mail?lang=" + message.language().json());
    }

    /** Returns the page of a rule with its subscriptions and deliveries. */
    public String rule(String id) {
        return base + "/subscriptions?rule=" + encoded(id);
    }

    /** Returns the page on which the receiver of a subscription's mails ends it; empty if it has no token for that. */
    public Optional<String> leave(Subscription subscription) {
        return Optional.ofNullable(subscription.leave())
                .map(token -> base + "/unsubscribe/" + encoded(subscription.id()) + "/" + encoded(token));
    }

    /** Returns the page on which the receiver of a subscription's mails confirms it. */
    String confirm(Subscription subscription) {
        return base + "/subscribe/confirm/" + encoded(subscription.id()) + "/" + subscription.confirmation();
    }

    public String feed(String id, String ending) {
        return base + "/feeds/" + encoded(id) + ending;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
