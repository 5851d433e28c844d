package org.onrecord.events.words;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
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

    Pattern QUOTED = Pattern.compile("“(.*)”$");
    Pattern ISO_DAY = Pattern.compile("\\b(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])\\b");

    /** Returns the name in the reader's language of a speaker of the record; the same name if the registry does not have it. */
    default @Nullable String name(@Nullable String recorded) {
        return watched().stream()
                .flatMap(each -> each.actors().stream())
                .filter(actor -> actor.name().equals(recorded))
                .findFirst()
                .map(actor -> actor.name(strings().language().json()))
                .orElse(recorded);
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

    /** Returns the title in the reader's language where the issue file has words for it, else as the record has it. */
    default String title(Alert alert) {
        Map<String, String> facts = alert.facts();
        String change = change(alert);
        Optional<String> told = switch (change) {
            case "first-position" -> Optional.of("told.first");
            case "reversal" -> Optional.of("told.now");
            case "softening", "hardening", "silence", "appeared", "dropped", "revived" -> Optional.of("told." + change);
            default -> Optional.empty();
        };
        Optional<String> what = switch (change) {
            case "silence" ->
                claim(facts.getOrDefault("claim", ""))
                        .map(each -> strings().text("told.claim").replace("{claim}", each.label()));
            case "appeared", "dropped", "revived" ->
                QUOTED.matcher(PlainWords.of(alert.title()))
                        .results()
                        .map(each -> each.group(1))
                        .findFirst();
            default -> headline(alert);
        };
        if (what.isEmpty() || told.isEmpty() || strings().language() == ReaderLanguage.EN) {
            return PlainWords.of(alert.title());
        }
        Map<String, String> values = new HashMap<>(Map.of("who", who(alert), "from", stance(facts, "from")));
        List.of("does", "claim", "words").forEach(name -> values.put(name, what.get()));
        return Strings.filled(strings().text(told.get()), values);
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

    private String stance(Map<String, String> facts, String name) {
        return side(facts, name)
                .map(side -> strings().text("stance." + side.json()))
                .orElse("");
    }

    private static String change(Alert alert) {
        Map<String, String> facts = alert.facts();
        return facts.getOrDefault(
                "shift", facts.getOrDefault("change", alert.kind().json()));
    }

    /** Returns why an alert fired in the reader's language; empty if its facts fill no sentence there, so that the record's own stands. */
    default Optional<String> why(Alert alert) {
        Map<String, String> values = new HashMap<>(alert.facts());
        values.put("day", String.valueOf(alert.day()));
        alert.evidence().stream().findFirst().ifPresent(first -> values.put("begun", String.valueOf(first.day())));
        values.put("used", values.getOrDefault("last-use", "{}"));
        values.put("n", values.getOrDefault("before", "{}"));
        values.put("held", values.get("since") + " – " + values.get("last"));
        values.put("from", stance(alert.facts(), "from"));
        values.put("to", stance(alert.facts(), "to"));
        String change = change(alert);
        boolean declared = change.equals("appeared") && alert.evidence().size() == 1;
        String key = "why." + (declared ? "declared" : change);
        return Optional.of(key)
                .filter(each ->
                        strings().language() != ReaderLanguage.EN && strings().has(each))
                .map(each -> Strings.filled(strings().text(each), values))
                .filter(filled -> !filled.contains("{"))
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
