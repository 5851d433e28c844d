package org.onrecord.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Removes running heads, running feet and page numbers. */
final class RunningHeads {
    /** The largest share of a page's height that is margin. */
    private static final double MARGIN = 0.13;

    private static final int LINES = 3;

    private static final Pattern PAGE_NUMBER = PdfFile.PATTERNS.pattern("page-number");
    private static final Pattern TURN_OVER = PdfFile.PATTERNS.pattern("turn-over");

    private RunningHeads() {}

    /**
     * Returns pages without them.
     *
     * @param pages the lines of each page, in any order
     */
    static List<List<TextLine>> without(List<List<TextLine>> pages, List<Double> heights) {
        List<Set<TextLine>> outer = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            Set<TextLine> lines = outerLines(pages.get(i), heights.get(i));
            outer.add(lines);
            lines.stream().map(RunningHeads::key).distinct().forEach(key -> times.merge(key, 1, Integer::sum));
        }
        int often = Math.max(2, (int) Math.ceil(pages.size() * 0.4));
        List<List<TextLine>> kept = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Set<TextLine> lines = outer.get(i);
            kept.add(pages.get(i).stream()
                    .filter(line -> !lines.contains(line)
                            || (times.getOrDefault(key(line), 0) < often && !isAboutThePage(line)))
                    .toList());
        }
        return kept;
    }

    private static boolean isAboutThePage(TextLine line) {
        return PAGE_NUMBER.matcher(line.text()).matches()
                || TURN_OVER.matcher(line.text()).matches();
    }

    /** Returns the first and last few lines, if they are in the margin. */
    private static Set<TextLine> outerLines(List<TextLine> page, double height) {
        List<TextLine> byHeight =
                page.stream().sorted(Comparator.comparingDouble(TextLine::y)).toList();
        Set<TextLine> outer = new HashSet<>();
        for (int i = 0; i < Math.min(LINES, byHeight.size()); i++) {
            TextLine top = byHeight.get(i);
            if (top.y() < height * MARGIN) {
                outer.add(top);
            }
            TextLine bottom = byHeight.get(byHeight.size() - 1 - i);
            if (bottom.y() > height * (1 - MARGIN)) {
                outer.add(bottom);
            }
        }
        return outer;
    }

    /** Returns what is the same for a running head on every page: its words without a number at its ends, and its size. */
    private static String key(TextLine line) {
        return line.text()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("^\\W*\\d+|\\d+\\W*$", "#")
                        .replaceAll("\\s+", " ") + "|" + Math.round(line.size());
    }
}
