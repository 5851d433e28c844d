package org.onrecord.ingest.extract.meta;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.events.resource.WordLists;

/**
 * Detects the language of a text by its letters and its most frequent short words. Knows the languages of the UN and of
 * the larger newspapers; good enough to check the language that a page declares, not to tell Danish from Norwegian.
 */
final class LanguageDetector {
    private static final int FEWEST_LETTERS = 30;
    private static final int FEWEST_WORDS = 20;
    /** The smallest share of short words that counts; in ordinary text it is a third or more. */
    private static final double LEAST_SHARE = 0.1;

    /** The most frequent short words of languages in Latin script. */
    private static final Map<String, List<String>> SMALL_WORDS =
            WordLists.read(LanguageDetector.class, "frequent-words.txt").byName();

    private static final WordLists SCRIPTS = WordLists.read(LanguageDetector.class, "scripts.txt");
    private static final Map<String, String> SCRIPT_BY_LANGUAGE = SCRIPTS.byWord();
    private static final Map<String, List<String>> LANGUAGES_BY_WORD = languagesByWord();
    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

    private LanguageDetector() {}

    /** Returns the language of a text; empty if the text is too short or the language unknown. */
    static Optional<String> of(String text) {
        return script(text).flatMap(script -> switch (script) {
            case LATIN -> byWords(text);
            case CYRILLIC -> Optional.of(cyrillic(text));
            case ARABIC -> Optional.of(has(text, "ٹڈڑے") ? "ur" : has(text, "پچژگی") ? "fa" : "ar");
            default ->
                SCRIPTS.list(script.name().toLowerCase(Locale.ROOT)).stream().findFirst();
        });
    }

    /** Returns true if a text is certainly in another language than the one it claims. */
    static boolean contradicts(String language, String text) {
        Optional<UnicodeScript> script = script(text);
        if (script.isEmpty()) {
            return false;
        }
        UnicodeScript usual = usualScript(language);
        if (usual != UnicodeScript.COMMON && script.get() != UnicodeScript.LATIN && script.get() != usual) {
            return true;
        }
        if (script.get() != UnicodeScript.LATIN) {
            return false;
        }
        if (usual != UnicodeScript.LATIN && usual != UnicodeScript.COMMON) {
            return byWords(text).isPresent();
        }
        Map<String, Double> shares = shares(text);
        double own = shares.getOrDefault(language.equals("no") || language.equals("nn") ? "nb" : language, 1.0);
        double most = shares.values().stream().max(Comparator.naturalOrder()).orElse(0.0);
        return most >= 2 * LEAST_SHARE && most >= 2.5 * own;
    }

    /** Returns the script of most letters. Kana or hangul among ideographs decide. */
    private static Optional<UnicodeScript> script(String text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                UnicodeScript script = c < 0x250 ? UnicodeScript.LATIN : UnicodeScript.of(c);
                counts.merge(script, script == UnicodeScript.HAN ? 2 : 1, Integer::sum);
            }
        }
        if (letters < FEWEST_LETTERS) {
            return Optional.empty();
        }
        int kana = counts.getOrDefault(UnicodeScript.HIRAGANA, 0) + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
        UnicodeScript most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        boolean japanese = most == UnicodeScript.HAN ? kana * 5 > letters : most == UnicodeScript.KATAKANA;
        return Optional.of(japanese ? UnicodeScript.HIRAGANA : most);
    }

    private static UnicodeScript usualScript(String language) {
        String script = SCRIPT_BY_LANGUAGE.get(language);
        if (script != null) {
            return UnicodeScript.forName(script);
        }
        return SMALL_WORDS.containsKey(language) || language.equals("no") || language.equals("nn")
                ? UnicodeScript.LATIN
                : UnicodeScript.COMMON;
    }

    private static Optional<String> byWords(String text) {
        return shares(text).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> best.getValue() >= LEAST_SHARE)
                .map(Map.Entry::getKey);
    }

    /** Returns the share of each language's short words in a text; empty if it has too few words. */
    private static Map<String, Double> shares(String text) {
        Map<String, Integer> found = new HashMap<>();
        int words = 0;
        for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT))) {
            words += word.isEmpty() ? 0 : 1;
            LANGUAGES_BY_WORD.getOrDefault(word, List.of()).forEach(language -> found.merge(language, 1, Integer::sum));
        }
        Map<String, Double> shares = new HashMap<>();
        if (words >= FEWEST_WORDS) {
            for (String language : SMALL_WORDS.keySet()) {
                shares.put(language, found.getOrDefault(language, 0) / (double) words);
            }
        }
        return shares;
    }

    private static Map<String, List<String>> languagesByWord() {
        Map<String, List<String>> languages = new HashMap<>();
        SMALL_WORDS.forEach((language, words) -> Set.copyOf(words)
                .forEach(word -> languages
                        .computeIfAbsent(word, unseen -> new ArrayList<>())
                        .add(language)));
        return languages;
    }

    private static String cyrillic(String text) {
        if (has(text, "іїєґ")) {
            return has(text, "ў") ? "be" : "uk";
        }
        if (has(text, "ђћџ")) {
            return "sr";
        }
        return has(text, "ѓќѕ") ? "mk" : has(text, "ыэ") ? "ru" : has(text, "ъ") ? "bg" : "ru";
    }

    /** Returns true if a text has more of these letters than a name or a quotation would: one in two hundred. */
    private static boolean has(String text, String letters) {
        long found = text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> letters.indexOf(c) >= 0)
                .count();
        return found * 200 > text.length();
    }
}
