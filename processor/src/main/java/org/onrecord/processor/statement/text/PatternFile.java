package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns of one language for one purpose, read from a file such as {@code english/only/distance.txt}. Each line is one or more names,
 * "=" and a pattern, in which {@code {name}} stands for an earlier line of that name, or else for the terms of the language's word list.
 */
public final class PatternFile {
    private static final Pattern REFERENCE = Pattern.compile("\\{([a-z-]+)}");

    private final String language;
    private final String file;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> byName = new HashMap<>();

    public record Line(List<String> names, String pattern) {}

    public PatternFile(String language, String name) {
        this.language = language;
        this.file = language + "/only/" + name;
        WordList.lines(file).forEach(this::add);
        if (lines.isEmpty()) {
            throw new IllegalStateException("No patterns in " + file + ".txt");
        }
    }

    private void add(String line) {
        String[] parts = line.split(" = ", 2);
        if (parts.length < 2) {
            throw new IllegalStateException(
                    "No name and pattern with \" = \" between them in " + file + ".txt: " + line);
        }
        String pattern = REFERENCE
                .matcher(parts[1])
                .replaceAll(reference -> Matcher.quoteReplacement(referred(reference.group(1))));
        lines.add(new Line(List.of(parts[0].split(" ")), pattern));
        byName.put(parts[0], pattern);
    }

    private String referred(String name) {
        String earlier = byName.get(name);
        return earlier == null ? WordList.of(language, name).alternatives() : earlier;
    }

    public List<Line> lines() {
        return lines;
    }

    public String get(String name) {
        String pattern = byName.get(name);
        if (pattern == null) {
            throw new IllegalStateException("No line " + name + " in " + file + ".txt");
        }
        return pattern;
    }

    /** Returns the patterns of all lines that have a name, in order. */
    public List<Pattern> patterns(String name) {
        return lines.stream()
                .filter(line -> line.names().contains(name))
                .map(line -> Pattern.compile(line.pattern()))
                .toList();
    }

    /** Returns the pattern of a line that a name has to itself. */
    public Pattern pattern(String name) {
        return Pattern.compile(get(name));
    }

    /** Returns a pattern that ignores the case of English letters and the kind of white space. */
    public static Pattern lenient(String pattern) {
        return Pattern.compile(pattern.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE);
    }
}
