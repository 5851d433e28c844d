package org.onrecord.events.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists of words from a resource, in its order. Each line is {@code name: word word}, and several lines may make one list; {@code ␣} stands
 * for a space in a word, and a line that starts with {@code #} is a comment.
 */
public record WordLists(Map<String, List<String>> byName) {
    public static WordLists read(Class<?> owner, String resource) {
        return new WordLists(lines(
                owner, resource, line -> Arrays.stream(line.split(" +")).map(word -> word.replace('␣', ' '))));
    }

    /** Reads a resource whose lines have something else behind their name, such as a pattern: one entry a line. */
    public static WordLists ofLines(Class<?> owner, String resource) {
        return new WordLists(lines(owner, resource, Stream::of));
    }

    private static Map<String, List<String>> lines(
            Class<?> owner, String resource, Function<String, Stream<String>> entries) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String line : Resources.text(owner, resource).split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.startsWith("#")) {
                List<String> list = lists.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>());
                entries.apply(line.substring(colon + 1).strip()).forEach(list::add);
            }
        }
        return lists;
    }

    /** Returns a list; empty if there is none of that name. */
    public List<String> list(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** Returns the only entry of a list as a pattern. */
    public Pattern pattern(String name) {
        return Pattern.compile(list(name).getFirst());
    }

    /** Returns the name of the list that has a word, for each word. */
    public Map<String, String> byWord() {
        Map<String, String> names = new HashMap<>();
        byName.forEach((name, words) -> words.forEach(word -> names.put(word, name)));
        return names;
    }

    public Set<String> set(String... names) {
        return Arrays.stream(names).flatMap(name -> list(name).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
