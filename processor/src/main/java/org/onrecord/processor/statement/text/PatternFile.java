package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns of one language for one purpose, read from a file such as {@code english/only/distance.txt}. Each line is one or more names,
 * "=" and a pattern, in which {@code {name}} stands for an earlier line of that name, or else for the terms of the word list of the language, or
 * in a file for all languages of all.
 */
public final class PatternFile {
    private static final Pattern REFERENCE = Pattern.compile("\\{([a-z-]+)}");

    private final String language;
    private final String file;
    private final boolean lenient;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Pattern> byName = new HashMap<>();

    public record Line(List<String> names, Pattern pattern) {}

    public PatternFile(String language, String name) {
        this(language, name, false);
    }

    private PatternFile(String language, String name, boolean lenient) {
        this.language = language;
        this.file = language + "/only/" + name;
        this.lenient = lenient;
        WordList.lines(file).forEach(this::add);
        if (lines.isEmpty()) {
            throw new IllegalStateException("No patterns in " + file + ".txt");
        }
    }

    /** Returns patterns that ignore the case of English letters and the kind of white space. */
    public static PatternFile lenient(String language, String name) {
        return new PatternFile(language, name, true);
    }

    private void add(String line) {
        String[] parts = line.split(" = ", 2);
        if (parts.length < 2) {
            throw new IllegalStateException(
                    "No name and pattern with \" = \" between them in " + file + ".txt: " + line);
        }
        String expanded = REFERENCE
                .matcher(parts[1])
                .replaceAll(reference -> Matcher.quoteReplacement(referred(reference.group(1))));
        Pattern pattern = lenient
                ? Pattern.compile(expanded.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE)
                : Pattern.compile(expanded);
        lines.add(new Line(List.of(parts[0].split(" ")), pattern));
        byName.put(parts[0], pattern);
    }

    private String referred(String name) {
        Pattern earlier = byName.get(name);
        return earlier != null
                ? earlier.pattern()
                : (language.equals("common") ? WordList.of(name) : WordList.of(language, name)).alternatives();
    }

    public List<Line> lines() {
        return lines;
    }

    /** Returns the patterns of all lines that have a name, in order. */
    public List<Pattern> patterns(String name) {
        return lines.stream()
                .filter(line -> line.names().contains(name))
                .map(Line::pattern)
                .toList();
    }

    /** Returns the pattern of a line that a name has to itself. */
    public Pattern pattern(String name) {
        Pattern pattern = byName.get(name);
        if (pattern == null) {
            throw new IllegalStateException("No line " + name + " in " + file + ".txt");
        }
        return pattern;
    }

    public Matcher matcher(String name, CharSequence words) {
        return pattern(name).matcher(words);
    }

    /** Returns true if words contain what the pattern of a name describes. */
    public boolean in(String name, CharSequence words) {
        return matcher(name, words).find();
    }
}
