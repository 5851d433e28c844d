package org.onrecord.notify.authoring;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.onrecord.events.EventJson;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.yaml.YamlFields;
import org.onrecord.notify.channel.AddressCheck;
import org.onrecord.notify.channel.Channel;
import org.onrecord.notify.channel.Channels;
import org.onrecord.notify.rule.WordFilter;
import tools.jackson.databind.JsonNode;

/** Says why a rule or a subscription cannot be used, and what would be right. */
public final class RuleCheck {
    private static final int LONGEST = 200;
    private static final int MOST_ENTRIES = 1000;
    private static final int A_DAY = 24 * 60;
    private static final int A_YEAR = 366;

    private RuleCheck() {}

    /** Returns what is wrong with a rule; empty if nothing is. */
    public static List<String> problems(Rule rule) {
        List<String> problems = new ArrayList<>();
        if (!YamlFields.ID.matcher(rule.id()).matches() || rule.id().length() > LONGEST) {
            problems.add("the id must be lower-case letters and digits, joined by hyphens, not \"" + rule.id() + "\"");
        }
        if (rule.name().isBlank() || rule.name().length() > LONGEST) {
            problems.add("the name must be a line of at most " + LONGEST + " characters");
        }
        EventJson.mapper().<JsonNode>valueToTree(rule.selects()).properties().forEach(field -> {
            JsonNode entries = field.getValue();
            if (entries.size() > MOST_ENTRIES || entries.valueStream().anyMatch(JsonNode::isNull)) {
                problems.add(String.format(
                        Locale.ROOT,
                        "%s takes at most %,d entries, none of them null, and has %,d",
                        field.getKey(),
                        MOST_ENTRIES,
                        entries.size()));
            }
        });
        if (Objects.requireNonNullElse(rule.selects().except(), List.of())
                .contains(new Rule.Exclusion(null, null, null, null, null))) {
            problems.add(
                    "an exclusion names a kind, a change, a claim, an actor or a side; an empty one leaves out everything");
        }
        Integer tier = rule.selects().tier();
        if (tier != null && (tier < 1 || tier > 4)) {
            problems.add("the tier must be 1, 2, 3 or 4, not " + tier);
        }
        Double score = rule.selects().score();
        if (score != null && !(score >= 0 && score <= 1)) {
            problems.add("the score must be from 0 to 1, not " + score);
        }
        Optional.ofNullable(rule.selects().words()).flatMap(WordFilter::problem).ifPresent(problems::add);
        Rule.Pace pace = rule.pace();
        if (pace.minutes() < 1 || pace.minutes() > A_DAY) {
            problems.add("a group waits 1 to " + A_DAY + " minutes, not " + pace.minutes());
        }
        if (pace.coolDownDays() < 0 || pace.coolDownDays() > A_YEAR) {
            problems.add("the cool-down is 0 to " + A_YEAR + " days, not " + pace.coolDownDays());
        }
        if ((pace.quietFrom() == null) != (pace.quietTo() == null)) {
            problems.add("quiet hours need a beginning and an end");
        }
        try {
            ZoneId.of(pace.zone());
        } catch (DateTimeException e) {
            problems.add("the zone must be one such as Europe/Berlin or UTC, not \"" + pace.zone() + "\"");
        }
        return problems;
    }

    /**
     * Returns what is wrong with a subscription; empty if nothing is.
     *
     * @param check of the addresses of webhooks
     */
    public static Optional<String> problem(Subscription subscription, AddressCheck check) {
        Channel channel = Channels.of(subscription);
        String secret = subscription.secret();
        if (subscription.language() != null
                && ReaderLanguage.named(subscription.language()).isEmpty()) {
            return Optional.of("language must be one of " + JsonName.listed(ReaderLanguage.values()));
        }
        if (secret != null && !channel.isSigned()) {
            return Optional.of("only a webhook is signed; leave the secret out");
        }
        if (secret != null && !YamlFields.ID.matcher(secret).matches()) {
            return Optional.of("a secret is named by its file, in lower-case letters and digits, joined by hyphens;"
                    + " never write the secret itself");
        }
        return channel.problem(subscription.to()).or(() -> channel.refusal(subscription.to(), check));
    }
}
