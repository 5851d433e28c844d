package org.onrecord.notify.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Delivery.Tells;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.text.Ellipsis;
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
 * @param sources a line on those that fail and one on those that are well again, in place of an alert for each
 * @param rule the name of the rule
 */
public record Letter(
        Strings strings,
        String subject,
        Optional<WrittenBrief> brief,
        String heading,
        List<AlertView> alerts,
        String sources,
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
     * @param issues finds an issue by its id
     * @param brief that it carries; empty where it carries none or the dashboard did not give it
     */
    public static Letter of(
            AlertMessage message, Links links, Function<String, Optional<Issue>> issues, Optional<WrittenBrief> brief) {
        ReaderLanguage language = message.language();
        Strings strings = Strings.of(language);
        Rule rule = message.rule();
        List<Delivery> sources = sources(message);
        List<Delivery> others = message.deliveries().stream()
                .filter(each -> !sources.contains(each))
                .toList();
        Delivery first = (others.isEmpty() ? sources : others).getFirst();
        boolean asks = first.tells() == Tells.CONFIRM;
        Function<String, IssueWords> words =
                issue -> new IssueWords.Mailed(strings, issues.apply(issue).map(each -> each.in(language.json())));
        List<AlertView> alerts = others.stream()
                .filter(each -> !asks && each.tells() != Tells.QUIET)
                .map(each -> AlertView.of(each, links, words.apply(each.alert().issue())))
                .toList();
        boolean told = language == ReaderLanguage.EN && first.held() != null;
        Map<String, String> values = new HashMap<>(Map.of("rule", rule.name(), "n", String.valueOf(alerts.size())));
        values.put("held", told ? " (" + first.held() + ")" : "");
        alerts.stream().findFirst().ifPresent(alert -> values.put("title", alert.heading()));
        String failing = (line("alert", sources, strings) + "\n" + line("withdrawn", sources, strings)).strip();
        values.put("sources", failing);
        String one = !others.isEmpty() ? AlertView.told(first) : rule.sendsBrief() ? "quiet" : "sources";
        String several = rule.sendsBrief() ? "mail.changes" : "mail.alerts";
        String title = Strings.filled(strings.text(alerts.size() > 1 ? several : "mail.title-" + one), values);
        String heading = asks ? Strings.filled(strings.text("mail.confirm"), values) : alerts.size() < 2 ? "" : title;
        Pages pages = new Pages(
                links.brief(rule, first.due()),
                links.rule(rule.id()),
                Optional.of(links.confirm(message.subscription())).filter(any -> asks),
                links.leave(message.subscription()));
        Letter letter =
                new Letter(strings, shortened(title), Optional.empty(), heading, alerts, failing, rule.name(), pages);
        return message.carriesBrief() ? letter.with(brief) : letter;
    }

    /** Returns the deliveries about sources that people get in a line: those of a brief, and several in one message. */
    private static List<Delivery> sources(AlertMessage message) {
        List<Delivery> all = message.deliveries().stream()
                .filter(each -> each.alert().kind() == Alert.Kind.SOURCE
                        && (each.tells() == Tells.ALERT || each.tells() == Tells.CORRECTION))
                .toList();
        boolean isLine = message.rule().sendsBrief() || all.size() > 1;
        return isLine && message.subscription().channel() != Subscription.Channel.WEBHOOK ? all : List.of();
    }

    private static String line(String told, List<Delivery> sources, Strings strings) {
        List<String> names = sources.stream()
                .filter(each -> AlertView.told(each).equals(told))
                .map(each -> each.alert()
                        .facts()
                        .getOrDefault("publisher", each.alert().series()))
                .toList();
        Map<String, String> values = Map.of("n", "" + names.size(), "names", String.join("; ", names));
        return names.isEmpty() ? "" : Strings.filled(strings.text("mail.sources-" + told, names.size()), values);
    }

    /** Returns the letter of deliveries of a rule, at least one, in English and to nobody in particular. */
    public static Letter of(Rule rule, List<Delivery> deliveries, Links links) {
        Subscription nobody = Subscription.of(rule.id(), Subscription.Channel.PAGE, "", rule.since());
        return of(new AlertMessage("", rule, nobody, deliveries), links, any -> Optional.empty(), Optional.empty());
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
        return new Letter(strings, subject, whole, above, others, sources, rule, pages);
    }

    private static String shortened(String text) {
        return Ellipsis.cut(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), LONGEST_SUBJECT - 1);
    }
}
