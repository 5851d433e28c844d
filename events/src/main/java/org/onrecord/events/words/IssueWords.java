package org.onrecord.events.words;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.text.PlainWords;

/** Says in a reader's language what alerts, actors and positions on an issue are. */
public interface IssueWords {
    /** The words of mails; without an issue for an alert about none, or about one that is not watched. */
    record Mailed(Strings strings, Optional<Issue> watched) implements IssueWords {}

    Strings strings();

    /** Returns the issue in the words of the language. */
    Optional<Issue> watched();

    Pattern ISO_DAY = Pattern.compile("\\b(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])\\b");

    /** Returns the name in the reader's language of a speaker of the record; the same name if the registry does not have it. */
    default @Nullable String name(@Nullable String recorded) {
        return watched().stream()
                .flatMap(each -> each.actors().stream())
                .filter(actor -> actor.allNames().anyMatch(each -> each.equals(recorded)))
                .findFirst()
                .map(actor -> actor.name(strings().language().json()))
                .orElse(recorded);
    }

    /** Returns a role of the record in the reader's language where there are words for it. */
    default @Nullable String role(@Nullable String recorded) {
        return recorded == null ? null : strings().recorded(recorded, Map.of());
    }

    /** Returns the name of a government: that of its country, unless it speaks for none or several. */
    default String side(String code) {
        if (strings().has("side." + code)) {
            return strings().text("side." + code);
        }
        Locale reader = Locale.forLanguageTag(strings().language().tag());
        return code.matches("[A-Z]{2}") ? Locale.of("", code).getDisplayCountry(reader) : code;
    }

    default String stance(String claim, Stance side) {
        return strings().text("stance." + side.json()) + ": "
                + claim(claim).map(Issue.Claim::label).orElse(claim);
    }

    private Optional<Issue.Claim> claim(String id) {
        return watched().flatMap(each -> each.claim(id));
    }

    /** Returns the title in the reader's language where there are words for it, else as the record has it. */
    default String title(Alert alert) {
        Map<String, String> known = new HashMap<>(Map.of("who", who(alert)));
        claim(alert.facts().getOrDefault("claim", ""))
                .ifPresent(
                        claim -> known.put("claim", strings().text("told.claim").replace("{claim}", claim.label())));
        headline(alert).ifPresent(does -> known.put("does", does));
        boolean first = alert.kind() == Alert.Kind.FIRST_POSITION && known.containsKey("does");
        return first && strings().language() != ReaderLanguage.EN
                ? Strings.filled(strings().text("told.first"), known)
                : dated(strings().recorded(PlainWords.of(alert.title()), known));
    }

    /**
     * Returns whose position an alert is about: an institution or a government by its own name, whoever spoke for it, else the person. Where
     * several officials take a position on one day, it is their government's.
     */
    default String who(Alert alert) {
        Map<String, String> facts = alert.facts();
        return watched()
                .flatMap(each -> each.actor(facts.getOrDefault("actor", "")))
                .map(actor -> actor.name(strings().language().json()))
                .or(() -> Optional.ofNullable(name(facts.get("name"))))
                .or(() -> alert.evidence().stream()
                        .filter(any -> facts.containsKey("actor") || !facts.containsKey("side"))
                        .flatMap(each -> Stream.ofNullable(name(each.speaker())))
                        .findFirst())
                .orElseGet(() -> side(facts.getOrDefault("side", "")));
    }

    /** Returns what they do who take the position, e.g. "rejects the tariffs"; empty if the issue file has no words for it. */
    default Optional<String> headline(Alert alert) {
        Map<String, String> facts = alert.facts();
        return claim(facts.getOrDefault("claim", ""))
                .flatMap(claim -> side(facts, "to")
                        .or(() -> side(facts, "stance"))
                        .flatMap(side ->
                                claim.headline(side, strings().language().json())));
    }

    private static Optional<Stance> side(Map<String, String> facts, String name) {
        return JsonName.of(facts.getOrDefault(name, ""), Stance.values());
    }

    /** Returns why an alert fired in the reader's language; empty if there are no words for it there, so that the record's own stand. */
    default Optional<String> why(Alert alert) {
        return Optional.of(strings().recorded(alert.why(), Map.of("who", who(alert))))
                .filter(said -> !said.equals(alert.why()))
                .map(this::dated);
    }

    default String day(@Nullable LocalDate day) {
        return day == null
                ? strings().text("when.undated")
                : DateTimeFormatter.ofPattern(strings().text("words.day"), Locale.UK)
                        .format(day);
    }

    /** Returns a sentence of the record with its days as the reader's language writes them. */
    default String dated(String sentence) {
        return ISO_DAY.matcher(sentence)
                .replaceAll(
                        each -> day(LocalDate.of(Integer.parseInt(each.group(1)), Integer.parseInt(each.group(2)), 1)
                                .plusDays(Integer.parseInt(each.group(3)) - 1L)));
    }
}
