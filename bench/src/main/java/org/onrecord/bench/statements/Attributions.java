package org.onrecord.bench.statements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;

/**
 * Reads the attributions of a news text from a standoff file. {@code T1 Source 0 4;6 9 words} names spans; {@code E1
 * Content:T3 Cue:T2 Source:T1} joins them into an attribution. The file's offsets count code points; the spans returned
 * count UTF-16 units.
 */
final class Attributions {
    private static final Pattern PART = Pattern.compile("(T\\d+)\\t\\w+ ([\\d ;]+)\\t.*");
    private static final Pattern ROLE = Pattern.compile("(Content|Cue|Source)\\d*:(T\\d+)");

    private Attributions() {}

    /**
     * An attribution.
     *
     * @param content the attributed words, in one or more spans
     * @param cue the words that attribute them, e.g. {@code said}; may be empty
     * @param source the words that name the source; may be empty
     */
    record Attribution(List<Span> content, List<Span> cue, List<Span> source) {}

    /** Returns the attributions of a file, in its order. */
    static List<Attribution> read(Path file, String text) throws IOException {
        Map<String, List<Span>> parts = new HashMap<>();
        List<Attribution> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            Matcher part = PART.matcher(line);
            if (part.matches()) {
                parts.put(part.group(1), spans(part.group(2), text));
            }
        }
        for (String line : lines) {
            if (line.startsWith("E")) {
                Attribution one = new Attribution(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
                Matcher role = ROLE.matcher(line);
                while (role.find()) {
                    List<Span> spans = parts.getOrDefault(role.group(2), List.of());
                    (switch (role.group(1)) {
                                case "Content" -> one.content();
                                case "Cue" -> one.cue();
                                default -> one.source();
                            })
                            .addAll(spans);
                }
                if (!one.content().isEmpty()) {
                    one.content().sort(Comparator.comparingInt(Span::start));
                    found.add(one);
                }
            }
        }
        return found;
    }

    private static List<Span> spans(String offsets, String text) {
        List<Span> spans = new ArrayList<>();
        for (String pair : offsets.split(";")) {
            String[] ends = pair.strip().split(" ");
            spans.add(new Span(
                    text.offsetByCodePoints(0, Integer.parseInt(ends[0])),
                    text.offsetByCodePoints(0, Integer.parseInt(ends[1]))));
        }
        return spans;
    }
}
