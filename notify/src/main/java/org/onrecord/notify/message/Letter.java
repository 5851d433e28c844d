package org.onrecord.notify.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Delivery.Tells;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.words.IssueWords;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;
import org.onrecord.events.words.WrittenBrief;
import org.onrecord.notify.plan.AlertMessage;

/**
 * A message as a person reads it.
 *
 * @param strings the words of its language
 * @param subject one line
 * @param brief the whole brief; empty for other messages, and where the dashboard did not give it
 * @param heading above the alerts; empty for a single one
 * @param alerts what it tells beside the brief, in order
 * @param rule the name of the rule
 */
public record Letter(
        Strings strings,
        String subject,
        Optional<WrittenBrief> brief,
        String heading,
        List<AlertView> alerts,
        String rule,
        Pages pages) {
    private static final int LONGEST_SUBJECT = 180;

    /**
     * The pages to which a letter leads.
     *
     * @param brief the brief of a digest's last day or week; empty for other messages
     * @param manage where the subscription can be changed or ended
     * @param confirm where the receiver confirms a subscription; empty but in the letter that asks for it
     * @param leave where the receiver alone can end it; empty if there is none
     */
    public record Pages(Optional<String> brief, String manage, Optional<String> confirm, Optional<String> leave) {
        /** Returns where the receiver ends the subscription. */
        public String end() {
            return leave.orElse(manage);
        }
    }

    /**
     * Returns the letter of a message in the language of its subscription.
     *
     * @param brief that it carries; empty where it carries none or the dashboard did not give it
     */
    public static Letter of(AlertMessage message, Links links, WatchedIssues issues, Optional<WrittenBrief> brief) {
        Subscription to = message.subscription();
        Strings strings = Strings.of(message.language());
        Rule rule = message.rule();
        List<Delivery> deliveries = message.deliveries();
        boolean asks = deliveries.getFirst().tells() == Tells.CONFIRM;
        Pages pages = new Pages(
                links.brief(rule, deliveries.getFirst().due()),
                links.rule(rule.id()),
                Optional.of(links.confirm(to)).filter(any -> asks),
                links.leave(to));
        if (asks) {
            Map<String, String> name = Map.of("rule", rule.name());
            return new Letter(
                    strings,
                    shortened(Strings.filled(strings.text("mail.confirm-title"), name)),
                    brief,
                    Strings.filled(strings.text("mail.confirm"), name),
                    List.of(),
                    rule.name(),
                    pages);
        }
        Function<Alert, IssueWords> words = alert -> new IssueWords(
                strings,
                issues.find(alert.issue())
                        .map(issue -> issue.in(message.language().code())));
        Letter letter = of(rule, deliveries, links, strings, words, pages);
        return message.carriesBrief() ? letter.with(brief) : letter;
    }

    /** Returns the letter of deliveries of a rule, at least one, in English and to nobody in particular. */
    public static Letter of(Rule rule, List<Delivery> deliveries, Links links) {
        Strings english = Strings.of(ReaderLanguage.EN);
        Pages pages = new Pages(Optional.empty(), links.rule(rule.id()), Optional.empty(), Optional.empty());
        return of(rule, deliveries, links, english, any -> new IssueWords(english, Optional.empty()), pages);
    }

    private static Letter of(
            Rule rule,
            List<Delivery> deliveries,
            Links links,
            Strings strings,
            Function<Alert, IssueWords> words,
            Pages pages) {
        Delivery first = deliveries.getFirst();
        List<AlertView> alerts = deliveries.stream()
                .filter(each -> each.tells() != Tells.QUIET)
                .map(each -> AlertView.of(each, rule, links, words.apply(each.alert())))
                .toList();
        String key = alerts.isEmpty()
                ? "mail.quiet"
                : alerts.size() == 1 ? title(first) : rule.sendsBrief() ? "mail.changes" : "mail.alerts";
        String title = Strings.filled(
                strings.text(key),
                Map.of(
                        "title",
                        alerts.isEmpty() ? "" : alerts.getFirst().heading(),
                        "n",
                        Integer.toString(alerts.size()),
                        "rule",
                        rule.name()));
        return new Letter(
                strings,
                shortened(title),
                Optional.empty(),
                alerts.size() == 1 ? "" : title,
                alerts,
                rule.name(),
                pages);
    }

    /** Returns why the receiver gets it, one sentence. */
    String because() {
        return strings.text("mail.because").replace("{rule}", rule);
    }

    /** Returns it with the brief, and below that the alerts that the brief does not have; without one it says so. */
    private Letter with(Optional<WrittenBrief> whole) {
        List<AlertView> others = alerts.stream()
                .filter(alert -> alert.note().isPresent()
                        || whole.filter(has -> has.text().contains(alert.link() + "\n"))
                                .isEmpty())
                .toList();
        String above = whole.isPresent()
                ? others.isEmpty() ? "" : strings.text("mail.also")
                : (heading + "\n" + strings.text("mail.no-brief")).strip();
        return new Letter(strings, subject, whole, above, others, rule, pages);
    }

    private static String title(Delivery delivery) {
        return switch (delivery.tells()) {
            case ALERT, AGAIN, CONFIRM, QUIET -> "mail.title";
            case CORRECTION ->
                AlertWithdrawal.isCorrection(delivery.why()) ? "mail.title-corrected" : "mail.title-withdrawn";
            case TEST -> "mail.title-test";
            case NOTICE -> "mail.title-off";
        };
    }

    private static String shortened(String text) {
        return Ellipsis.cut(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), LONGEST_SUBJECT - 1);
    }
}
