package org.onrecord.events.words;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.EventJson;
import org.onrecord.events.resource.Resources;
import tools.jackson.databind.JsonNode;

/**
 * The words of pages and mails in one language, from its file in {@code strings/}. HTML files name them as <code>{t:KEY}</code>, scripts as
 * {@code t('KEY')}, and no other file has words of its own.
 *
 * <p>A string may hold <code>{name}</code> for a value. An object in place of a string has one string for each plural category of the
 * language, chosen by {@code n}.
 *
 * @param byKey strings, or objects with plural categories; {@code recorded.words} is a table of what the record says in English
 */
public record Strings(ReaderLanguage language, JsonNode byKey) {
    private static final Pattern PLACE = Pattern.compile("\\{t:([a-z0-9.-]+)}");

    private static final Pattern VALUE = Pattern.compile("\\{([\\w-]+)}");

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private static final Map<ReaderLanguage, Strings> ALL = new EnumMap<>(ReaderLanguage.class);

    static {
        for (ReaderLanguage each : ReaderLanguage.values()) {
            String json = Resources.text(Strings.class, "strings/" + each.json() + ".json");
            ALL.put(each, new Strings(each, EventJson.mapper().readTree(json)));
        }
    }

    public static Strings of(ReaderLanguage language) {
        return Objects.requireNonNull(ALL.get(language), "every language");
    }

    /** @throws IllegalStateException if there is no such string, which a test excludes */
    public String text(String key) {
        JsonNode string = byKey.path(key);
        if (!string.isString()) {
            throw new IllegalStateException(
                    "strings/" + language.json() + ".json has no string " + key + "; add it to every language");
        }
        return string.asString();
    }

    public boolean has(String key) {
        return byKey.has(key);
    }

    /** Returns the form of a string for a number. */
    public String text(String key, int n) {
        JsonNode forms = byKey.path(key);
        return forms.isObject() ? forms.path(n == 1 ? "one" : "other").asString() : text(key);
    }

    /** Returns a text with its values in place; a value may have braces of its own. */
    public static String filled(String text, Map<String, String> values) {
        return VALUE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    /**
     * Returns a sentence or an office of the record, which is English, in this language by the table {@code recorded.words}; the same if it lacks it.
     * In its keys <code>{n}</code> stands for a number, and any other <code>{name}</code> for words that may be in the table too.
     *
     * @param known words of this language for parts of it, by name
     */
    public String recorded(String said, Map<String, String> known) {
        for (Map.Entry<String, JsonNode> each : byKey.path("recorded.words").properties()) {
            Matcher found = pattern(each.getKey()).matcher(said);
            if (found.matches()) {
                Map<String, String> parts = new HashMap<>();
                found.namedGroups().forEach((name, group) -> parts.put(name, recorded(found.group(group), Map.of())));
                parts.putAll(known);
                return filled(each.getValue().asString(), parts) + (said.endsWith(".") ? text("words.stop") : "");
            }
        }
        return said;
    }

    private static Pattern pattern(String recorded) {
        return PATTERNS.computeIfAbsent(
                recorded,
                any -> Pattern.compile(
                        VALUE.matcher("\\Q" + any.replace("{n}", "\\E(?<n>[\\d.,]+)\\Q") + "\\E")
                                        .replaceAll("\\\\E(?<$1>.+?)\\\\Q")
                                + "\\.?",
                        Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
    }

    /** Returns a page with its strings in place. A string with markup is inserted as it is; any other is text. */
    public String fill(String html) {
        return PLACE.matcher(html).replaceAll(place -> Matcher.quoteReplacement(markup(text(place.group(1)))));
    }

    private static String markup(String text) {
        return text.contains("<") ? text : text.replace("\"", "&quot;");
    }

    /** Returns the module that gives these strings to the scripts. */
    public String module() {
        return "export default " + EventJson.mapper().writeValueAsString(byKey) + ";\n";
    }
}
