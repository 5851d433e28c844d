package org.onrecord.notify.message;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.Delivery;
import org.onrecord.events.Rule;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.notify.plan.AlertMessage;

/**
 * A message as a person reads it.
 *
 * @param subject one line
 * @param heading above several alerts; empty for a single one
 * @param alerts what it tells, in order
 * @param rule the name of the rule
 * @param brief the page of the brief of a digest's last day or week; empty for other messages
 * @param manage the page on which the subscription can be changed or ended
 * @param confirm the page on which the receiver confirms a subscription; empty but in the letter that asks for it
 * @param leave the page on which the receiver alone can end it; empty if there is none
 */
public record Letter(
        String subject,
        String heading,
        List<AlertView> alerts,
        String rule,
        Optional<String> brief,
        String manage,
        Optional<String> confirm,
        Optional<String> leave) {
    private static final int LONGEST_SUBJECT = 180;

    public static Letter of(AlertMessage message, Links links) {
        Optional<String> leave = links.leave(message.subscription());
        if (message.deliveries().getFirst().tells() != Delivery.Tells.CONFIRM) {
            return of(message.rule(), message.deliveries(), links, leave);
        }
        String name = message.rule().name();
        return new Letter(
                shortened("Please confirm · 请确认: " + name),
                "Somebody, probably you, asked for mail of “" + name + "” to this address. "
                        + "If it was you, open the link within two days. If not, do nothing: no other mail comes.\n\n"
                        + "有人（可能是您）申请向此邮箱发送“" + name + "”的邮件。如果是您本人，请在两天内打开以下链接；否则无需理会，不会再有邮件。",
                List.of(),
                name,
                Optional.empty(),
                links.rule(message.rule().id()),
                Optional.of(links.confirm(message.subscription())),
                leave);
    }

    /** Returns the letter of deliveries of a rule, at least one, to nobody in particular. */
    public static Letter of(Rule rule, List<Delivery> deliveries, Links links) {
        return of(rule, deliveries, links, Optional.empty());
    }

    private static Letter of(Rule rule, List<Delivery> deliveries, Links links, Optional<String> leave) {
        Delivery first = deliveries.getFirst();
        String name = rule.name();
        List<AlertView> alerts = deliveries.stream()
                .filter(each -> each.tells() != Delivery.Tells.QUIET)
                .map(each -> AlertView.of(each, links))
                .toList();
        String heading = switch (alerts.size()) {
            case 0 -> name + ": nothing changed since the last brief · 自上一期简报以来没有变化";
            case 1 -> "";
            default ->
                rule.sendsBrief()
                        ? name + ": " + alerts.size() + " changes"
                        : alerts.size() + " alerts of your rule “" + name + "”"
                                + (first.held() == null ? "" : " (" + first.held() + ")");
        };
        return new Letter(
                shortened(alerts.size() == 1 ? prefix(first) + alerts.getFirst().heading() : heading),
                heading,
                alerts,
                name,
                links.brief(rule, first.due()),
                links.rule(rule.id()),
                Optional.empty(),
                leave);
    }

    private static String prefix(Delivery delivery) {
        return switch (delivery.tells()) {
            case ALERT, AGAIN, CONFIRM, QUIET -> "";
            case CORRECTION -> AlertWithdrawal.isCorrection(delivery.why()) ? "Corrected: " : "Withdrawn: ";
            case TEST -> "Test: ";
            case NOTICE -> "Switched off: ";
        };
    }

    private static String shortened(String text) {
        return Ellipsis.cut(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), LONGEST_SUBJECT - 1);
    }
}
