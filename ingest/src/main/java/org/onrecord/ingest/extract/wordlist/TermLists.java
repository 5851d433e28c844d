package org.onrecord.ingest.extract.wordlist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of terms from a resource. Each line is a term, with {@code ␣} for a space at either end; a line {@code [name]} starts a list, and {@code #} a
 * comment.
 */
public record TermLists(Map<String, List<String>> byName) {
    public static TermLists read(String resource) {
        Map<String, List<String>> lists = new HashMap<>();
        List<String> list = new ArrayList<>();
        for (String line : Resources.text(TermLists.class, resource).split("\n")) {
            if (line.startsWith("[")) {
                list = lists.computeIfAbsent(line.substring(1, line.indexOf(']')), name -> new ArrayList<>());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                list.add(line.strip().replace('␣', ' '));
            }
        }
        return new TermLists(lists);
    }

    public List<String> named(String name) {
        return byName.getOrDefault(name, List.of());
    }
}
