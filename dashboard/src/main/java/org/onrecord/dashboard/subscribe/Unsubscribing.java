package org.onrecord.dashboard.subscribe;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.query.RuleQuery;
import org.onrecord.dashboard.write.TopicWriter.Change;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.resource.Resources;
import org.onrecord.events.text.EscapedText;
import org.onrecord.events.topic.Topics;

/**
 * The page on which the receiver of mails ends a subscription, without the admin token: the address holds a secret token that only the mails know.
 * Looking at it changes nothing; a button, or a mail program as RFC 8058 says, ends the subscription.
 */
public record Unsubscribing(IndexReads index, RuleChanges changes, SubscriptionDesk desk) {
    /** The path before the id and the token. */
    public static final String PATH = "/unsubscribe/";

    private static final String PAGE = Resources.text(Unsubscribing.class, "unsubscribe.html");

    /** Answers with a page that asks. */
    public void ask(Context context) {
        answer(context, this::ask);
    }

    public void end(Context context) {
        answer(context, this::end);
    }

    /** Answers about the subscription that the address names, or says that it names none. */
    private void answer(Context context, BiConsumer<Context, Subscription> about) {
        byte[] token = context.pathParam("token").getBytes(StandardCharsets.UTF_8);
        String id = context.pathParam("id");
        index.read(snapshot -> RuleQuery.subscription(snapshot, id))
                .filter(there -> isOf(there, token))
                .ifPresentOrElse(
                        there -> about.accept(context, there),
                        // One answer, so that nobody can test whether an address is subscribed.
                        () -> send(
                                context.status(404),
                                "en",
                                "No such subscription",
                                "<p>This subscription has ended already, or the link is wrong. If mail of it still comes,"
                                        + " open the link to unsubscribe in the last one.</p>"));
    }

    private void ask(Context context, Subscription subscription) {
        String rule = index.read(snapshot -> RuleQuery.rule(snapshot, subscription.rule()))
                .map(Rule::name)
                .orElse("this rule");
        send(
                context,
                "en",
                "Unsubscribe",
                "<p>You get mail of “" + EscapedText.of(rule) + "” at "
                        + EscapedText.of(desk.maskedAddress(subscription))
                        + ".</p><form method=\"post\"><p><button type=\"submit\">Unsubscribe</button></p></form>");
    }

    private void end(Context context, Subscription subscription) {
        changes.write(Change.remove(Topics.SUBSCRIPTIONS, subscription.id()));
        send(context, "en", "Unsubscribed", "<p>This subscription has ended. You get no more mail of it.</p>");
    }

    private static boolean isOf(Subscription subscription, byte[] token) {
        return Optional.ofNullable(subscription.leave())
                .filter(leave -> MessageDigest.isEqual(leave.getBytes(StandardCharsets.UTF_8), token))
                .isPresent();
    }

    /** Sends a page that shows nothing of what is on record, for whoever opens the link of a mail. Its title and body are HTML. */
    public static void send(Context context, String language, String title, String body) {
        context.contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(PAGE.formatted(language, title, title, body));
    }
}
