package org.onrecord.notify.authoring;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Rule;
import org.onrecord.events.Rule.Frequency;
import org.onrecord.events.Severity;
import org.onrecord.events.Stance;
import org.onrecord.events.Subscription;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.resource.Resources;
import org.onrecord.events.yaml.YamlFields;
import org.onrecord.events.yaml.YamlMistake;
import org.onrecord.notify.channel.AddressCheck;

/** Rules and who receives them, from a YAML file in the user's repository. */
public record RuleFile(List<Rule> rules, List<Subscription> subscriptions) {

    /** A file has mistakes; the message lists them with their lines. */
    public static final class InvalidRulesException extends RuntimeException {
        InvalidRulesException(List<YamlMistake> mistakes) {
            super(mistakes.stream()
                    .map(mistake -> "line " + mistake.line() + ": " + mistake.message())
                    .collect(Collectors.joining("\n")));
        }
    }

    /**
     * Reads a file.
     *
     * @param now when the rules are made
     * @param check of the addresses of webhooks
     * @throws InvalidRulesException if it has mistakes
     */
    public static RuleFile read(String yaml, Instant now, AddressCheck check) {
        return read(yaml, now, subscription -> RuleCheck.problem(subscription, check));
    }

    /** Returns the rules to switch on, in the order in which they are offered. */
    public static List<Rule> readyMade(Instant since) {
        return read(Resources.text(RuleFile.class, "ready-made.yaml"), since, any -> Optional.empty())
                .rules();
    }

    private static RuleFile read(String yaml, Instant now, Function<Subscription, Optional<String>> check) {
        List<Subscription> subscriptions = new ArrayList<>();
        List<Rule> rules = YamlFields.read(
                yaml,
                "a file of rules",
                "rules",
                file -> file.list("rules", "a rule", fields -> rule(fields, now, check, subscriptions)),
                InvalidRulesException::new);
        return new RuleFile(rules, subscriptions);
    }

    private static Rule rule(
            YamlFields fields,
            Instant now,
            Function<Subscription, Optional<String>> check,
            List<Subscription> subscriptions) {
        String id = fields.id("id");
        Rule rule = new Rule(
                id,
                fields.text("name"),
                fields.mapping("select").map(RuleFile::selection).orElse(Rule.Selection.ALL),
                fields.mapping("send").map(RuleFile::pace).orElse(Rule.Pace.AT_ONCE),
                now,
                null);
        subscriptions.addAll(fields.list("to", "a subscription", to -> {
            Subscription.Channel channel =
                    value(to, "channel", Subscription.Channel.values()).orElse(Subscription.Channel.PAGE);
            String address = to.optionalText("address").orElse("");
            Subscription subscription = Subscription.of(id, channel, address, now)
                    .withSecret(to.optionalText("secret").orElse(null))
                    .withLanguage(to.optionalText("language").orElse(null));
            check.apply(subscription)
                    .ifPresent(problem -> to.mistake(subscription.secret() == null ? "address" : "secret", problem));
            return subscription;
        }));
        RuleCheck.problems(rule).forEach(problem -> fields.mistake("id", problem));
        return rule;
    }

    private static Rule.Selection selection(YamlFields fields) {
        Rule.Selection selection = new Rule.Selection(
                fields.texts("issues", false),
                values(fields, "kinds", Alert.Kind.values()),
                fields.texts("changes", false),
                fields.texts("actors", false),
                fields.texts("sides", false),
                fields.tier("tier").orElse(null),
                fields.texts("claims", false),
                values(fields, "stances", Stance.values()),
                fields.texts("talking-points", false),
                fields.optionalText("words").orElse(null),
                value(fields, "severity", Severity.values()).orElse(null),
                fields.texts("silenced", false),
                fields.texts("topics", false),
                fields.fraction("score").orElse(null),
                exclusions(fields));
        fields.refuseOthers();
        return selection;
    }

    private static @Nullable List<Rule.Exclusion> exclusions(YamlFields fields) {
        List<Rule.Exclusion> exclusions = fields.list("except", "an exclusion", each -> {
            Rule.Exclusion exclusion = new Rule.Exclusion(
                    value(each, "kind", Alert.Kind.values()).orElse(null),
                    each.optionalText("change").orElse(null),
                    each.optionalText("claim").orElse(null),
                    each.optionalText("actor").orElse(null),
                    each.optionalText("side").orElse(null));
            each.refuseOthers();
            return exclusion;
        });
        return exclusions.isEmpty() ? null : exclusions;
    }

    private static Rule.Pace pace(YamlFields fields) {
        Rule.Pace usual = Rule.Pace.AT_ONCE;
        Rule.Pace pace = new Rule.Pace(
                value(fields, "frequency", Frequency.values()).orElse(Frequency.AT_ONCE),
                number(fields, "minutes", usual.minutes()),
                Optional.ofNullable(time(fields, "at")).orElse(usual.at()),
                fields.parsed(
                                "on",
                                "a day such as monday",
                                text -> Stream.of(DayOfWeek.values())
                                        .filter(each -> each.name().equalsIgnoreCase(text))
                                        .findFirst())
                        .orElse(usual.on()),
                time(fields, "quiet-from"),
                time(fields, "quiet-to"),
                fields.optionalText("zone").orElse(usual.zone()),
                number(fields, "cool-down-days", usual.coolDownDays()));
        fields.refuseOthers();
        return pace;
    }

    private static <E extends JsonName> List<E> values(YamlFields fields, String name, E[] all) {
        List<E> values = new ArrayList<>();
        for (String text : fields.texts(name, false)) {
            JsonName.of(text, all)
                    .ifPresentOrElse(
                            values::add,
                            () -> fields.mistake(
                                    name, name + " must be one of " + JsonName.listed(all) + ", not \"" + text + "\""));
        }
        return values;
    }

    private static <E extends JsonName> Optional<E> value(YamlFields fields, String name, E[] all) {
        return fields.parsed(name, "one of " + JsonName.listed(all), text -> JsonName.of(text, all));
    }

    private static @Nullable LocalTime time(YamlFields fields, String name) {
        return fields.parsed(name, "a time such as \"08:00\"", text -> Optional.of(LocalTime.parse(text)))
                .orElse(null);
    }

    private static int number(YamlFields fields, String name, int usual) {
        return fields.parsed(
                        name,
                        "a whole number",
                        text -> Optional.of(text)
                                .filter(digits -> digits.matches("\\d{1,4}"))
                                .map(Integer::valueOf))
                .orElse(usual);
    }
}
