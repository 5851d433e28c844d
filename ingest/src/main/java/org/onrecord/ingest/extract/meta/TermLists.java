package org.onrecord.ingest.extract.meta;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of terms from a resource. Each line is a term, with {@code _} for a space; a line {@code [name]} starts a list, and {@code #} a
 * comment.
 */
record TermLists(Map<String, List<String>> byName) {
    static TermLists read(String resource) {
        try (InputStream in = TermLists.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing: build the module again");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TermLists parse(String text) {
        Map<String, List<String>> lists = new HashMap<>();
        List<String> list = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.startsWith("[")) {
                list = lists.computeIfAbsent(line.substring(1, line.indexOf(']')), name -> new ArrayList<>());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                list.add(line.strip().replace('_', ' '));
            }
        }
        return new TermLists(lists);
    }

    List<String> named(String name) {
        return byName.getOrDefault(name, List.of());
    }
}
