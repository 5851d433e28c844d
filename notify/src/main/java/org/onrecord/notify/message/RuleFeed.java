package org.onrecord.notify.message;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.Delivery;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.feed.WebFeed;

/**
 * The feed of a rule: as Atom (RFC 4287) and as JSON Feed 1.1. Ids follow from the rule and the alert. An entry changes when its alert is
 * withdrawn, and only then.
 *
 * @param matches the alerts that the rule selected, the last first
 */
public record RuleFeed(Rule rule, List<Match> matches, Links links) {
    public WebFeed feed() {
        return new WebFeed(
                id(rule.id()),
                "OnRecord: " + rule.name(),
                "en",
                links.rule(rule.id()),
                new WebFeed.Addresses(links.feed(rule.id(), ".atom"), links.feed(rule.id(), ".json")),
                rule.since(),
                matches.stream().map(this::entry).toList());
    }

    private WebFeed.Entry entry(Match match) {
        Letter letter = letter(match);
        AlertView view = letter.alerts().getFirst();
        return new WebFeed.Entry(
                id(match.key()),
                letter.subject(),
                view.link(),
                match.at(),
                match.updated(),
                new WebFeed.Text(
                        match.alert().why(), LetterForm.HTML.of(view, letter.strings()), LetterForm.TEXT.of(letter)),
                List.of(match.alert().kind().json(), match.severity().json()));
    }

    private static String id(String key) {
        return "urn:onrecord:match:" + key.replace("/", ":");
    }

    private Letter letter(Match match) {
        String withdrawn = match.withdrawn();
        Delivery delivery = Delivery.made(
                match.key(),
                0,
                match.rule(),
                "",
                withdrawn == null ? Delivery.Tells.ALERT : Delivery.Tells.CORRECTION,
                match.alert(),
                Optional.ofNullable(withdrawn).orElse(match.why()),
                match.at());
        return Letter.of(rule, List.of(delivery), links);
    }
}
