package org.onrecord.processor.statement.speaker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Finds the side that a designation names: "CN" for "Chinese foreign ministry". */
public final class Sides {
    private static final PatternFile PATTERNS = new PatternFile("chinese", "short-countries");
    private static final Map<String, WordList> NAMED = lists("side-", "US", "CN", "MX", "CA", "UN", "other");
    private static final Map<String, WordList> IMPLIED = lists("implied-side-", "US", "CN");

    private static final Map<String, Pattern> FOREIGN = Stream.of("US", "CN", "MX", "CA")
            .collect(Collectors.toMap(
                    side -> side,
                    side -> Pattern.compile(
                            "(?i)\\b" + WordList.of("foreign-titles-" + side).alternatives() + "$")));
    private static final Map<String, String> SHORTLY = Map.of("美", "US", "加", "CA", "墨", "MX", "中", "CN");
    private static final Pattern ADJECTIVE = Pattern.compile("(?:ese|ian|ican)$");

    private Sides() {}

    private static Map<String, WordList> lists(String name, String... sides) {
        Map<String, WordList> lists = new LinkedHashMap<>();
        for (String side : sides) {
            lists.put(side, WordList.of(name + side));
        }
        return lists;
    }

    /** Returns true for a Chinese spelling of a foreign name; one of two characters may be Chinese. */
    static boolean foreign(String name) {
        return ChineseSources.spelled(name) && (name.length() > 2 || !ChineseSources.family(name));
    }

    /** Returns the side of the first country or body in a designation; in a Chinese one, what stands behind 的 comes first. */
    public static Optional<String> named(String designation) {
        int of = designation.lastIndexOf('的') + 1;
        return first(designation.substring(of), NAMED).or(() -> of > 0 ? first(designation, NAMED) : Optional.empty());
    }

    /**
     * Returns the side that the first office in a designation implies: "senator" without a country is the United States'. A ministry of a
     * place that the lists do not know, "the Southmark Foreign Ministry", implies none.
     */
    public static Optional<String> implied(String designation) {
        if (WordList.of("us-states").in(designation)) {
            return Optional.of("US");
        }
        return ofUnknownPlace(designation) ? Optional.empty() : first(designation, IMPLIED);
    }

    /** Returns true if a name that is no known country's stands before an institution, or behind it after "of". */
    private static boolean ofUnknownPlace(String designation) {
        Words words = Word.split(designation);
        for (int i = 0; i < words.size(); i++) {
            int at = i;
            int length = IMPLIED.values().stream()
                    .mapToInt(list -> list.at(words, at))
                    .max()
                    .orElse(0);
            if (length > 0
                    && words.subList(i, i + length).stream()
                            .anyMatch(word -> WordList.of("bodies").has(word.lower()))) {
                int behind = i + length;
                boolean of = behind + 1 < words.size() && words.lower(behind).equals("of");
                boolean before = i > 0
                        && (words.get(i - 1).adjacentTo(words.get(i))
                                || words.lower(i - 1).endsWith("'s"));
                return before && NameWords.is(words.get(i - 1)) || of && NameWords.is(words.get(behind + 1));
            }
        }
        return false;
    }

    /**
     * Returns the side of an official whose designation names none: that of the publisher, or "other" with a title of another country. A
     * Chinese designation gives none unless it names a Chinese person.
     */
    static String unnamed(SpeakerMention speaker, @Nullable String home) {
        String name = speaker.name();
        if (name != null && ChineseScript.has(name, new Span(0, name.length()))) {
            boolean foreign = foreign(name);
            return foreign || WordList.of("foreign-offices").in(speaker.all())
                    ? "other"
                    : speaker.role() != null && ChineseSources.family(name) && home != null ? home : "none";
        }
        return home == null || foreign(speaker, home) ? "other" : home;
    }

    /** Returns true for a speaker with the title of another country. A Chinese surname marks a Chinese speaker. */
    private static boolean foreign(SpeakerMention speaker, String home) {
        String role = speaker.role();
        String name = speaker.name();
        Pattern titles = FOREIGN.get(home);
        String title = role == null ? name : role;
        return title != null
                && titles != null
                && (role != null || title.indexOf(' ') > 0)
                && titles.matcher(title.strip()).find()
                && (!home.equals("CN")
                        || name == null
                        || NameWords.tokens(name).stream().noneMatch(WordList.of("surnames-first")::has));
    }

    /** Returns all sides that a text names; "中美" names two. */
    public static Set<String> allNamed(String text) {
        Set<String> sides = new TreeSet<>();
        Words words = Word.split(text);
        NAMED.forEach((side, list) -> {
            if (list.first(words) >= 0) {
                sides.add(side);
            }
        });
        PATTERNS.matcher("pair", text)
                .results()
                .forEach(pair -> pair.group()
                        .codePoints()
                        .forEach(country -> sides.add(SHORTLY.getOrDefault(Character.toString(country), "other"))));
        return sides;
    }

    static boolean country(Word word) {
        return NAMED.values().stream().anyMatch(list -> list.at(List.of(word), 0) > 0);
    }

    /** Returns true for a bare country, capital or "side", which stands for its government. */
    static boolean place(String words) {
        String name = words.strip();
        if (ChineseScript.has(name, new Span(0, name.length()))) {
            return Stream.of(PATTERNS.pattern("joined").split(name)).allMatch(Sides::chinese);
        }
        Words parts = Word.split(name);
        return parts.size() <= 5
                && named(name).isPresent()
                && parts.stream()
                        .noneMatch(word -> word.lower().endsWith("ans")
                                || parts.size() == 1
                                        && ADJECTIVE.matcher(word.lower()).find());
    }

    /** Returns true for a country or government as Chinese names it, and for a "side": 某方. */
    private static boolean chinese(String name) {
        return NAMED.values().stream().anyMatch(list -> list.has(name))
                || PATTERNS.matcher("side", name).matches()
                        && !WordList.of("no-party").has(name);
    }

    /** Returns the side of a country that one character names before an office or body: 美财政部. */
    private static @Nullable String shortly(String designation) {
        Matcher country = PATTERNS.matcher("country", designation);
        if (!country.find()) {
            boolean side = PATTERNS.matcher("side", designation).matches()
                    && !WordList.of("no-party").has(designation);
            return side ? "other" : null;
        }
        return SHORTLY.getOrDefault(country.group(1), "other");
    }

    private static Optional<String> first(String designation, Map<String, WordList> lists) {
        Words words = Word.split(designation);
        String side = lists == NAMED ? shortly(designation) : null;
        int best = side == null ? Integer.MAX_VALUE : 1;
        for (Map.Entry<String, WordList> entry : lists.entrySet()) {
            int at = entry.getValue().first(words);
            if (at >= 0 && at < best && !posting(designation, at)) {
                best = at;
                side = entry.getKey();
            }
        }
        return Optional.ofNullable(side);
    }

    /** Returns true for a country after "to", to which an envoy of another country is posted. */
    private static boolean posting(String designation, int country) {
        String before = designation.substring(0, country).toLowerCase(Locale.ROOT);
        return before.endsWith("to ") || before.endsWith("to the ") || before.endsWith("驻");
    }
}
