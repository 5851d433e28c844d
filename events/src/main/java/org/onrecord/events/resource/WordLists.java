package org.onrecord.events.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lists of words from a resource, in its order. Each line is {@code name: word word}, and several lines may make one list; {@code ␣} stands
 * for a space in a word, and a line that starts with {@code #} is a comment.
 */
public record WordLists(Map<String, List<String>> byName) {
    /** Reads a resource in the package of a class. */
    public static WordLists read(Class<?> owner, String resource) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String line : Resources.text(owner, resource).split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.startsWith("#")) {
                List<String> list = lists.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>());
                Arrays.stream(line.substring(colon + 1).strip().split(" +"))
                        .map(word -> word.replace('␣', ' '))
                        .forEach(list::add);
            }
        }
        return new WordLists(lists);
    }

    /** Returns a list; empty if there is none of that name. */
    public List<String> list(String name) {
        return byName.getOrDefault(name, List.of());
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
