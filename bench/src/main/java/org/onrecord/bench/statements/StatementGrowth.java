package org.onrecord.bench.statements;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.onrecord.events.Document;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.statement.StatementFinder;

/**
 * Measures how the time to find statements grows with the length of hostile texts: {@code StatementGrowth}. Each kind
 * of text is read at four lengths, each twice the one before; the CPU time should double as well. Prints milliseconds,
 * and the growth from the third length to the fourth.
 */
public final class StatementGrowth {
    private static final int SHORTEST = 100_000;
    private static final int LENGTHS = 4;

    private StatementGrowth() {}

    /** Returns for each kind of text the unit that it repeats. */
    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("no punctuation", "the gates were shut and the lamps were lit in the old harbour ");
        units.put("quotations in one paragraph", "“The gates are shut,” said Otto Marsh. ");
        units.put("straight quotations, one a line", "\"The gates are shut,\" said Otto Marsh.\n");
        units.put("opening marks alone", "“the gates ");
        units.put("reopened marks", "“The gates are shut\n\n");
        units.put("verbs of saying", "Otto Marsh said that the keeper said that the pilot claimed that ");
        units.put("accordances", "according to the keeper, the gates, according to the pilot, were shut, ");
        units.put("names", "Otto Marsh Lena Brook Ada Quill ");
        units.put("roles", "Minister of Tides Otto Marsh, spokesman for the guild, ");
        units.put("labels", "Otto Marsh: The gates are shut.\nQ: Since when?\n");
        units.put("labels of many people", "");
        units.put("commas", "the gates, the lamps, the boats, ");
        units.put("brackets", "(the gates) [the lamps] ");
        units.put("abbreviations", "Mr. U.S. No. 5 e.g. Jan. 3 ");
        units.put("one word", "a");
        units.put("spaces", "   \t ");
        units.put("empty lines", "\n\n\n");
        units.put("dashes", "- — – ");
        units.put("directions and zero widths", "\u202eThe\u200b gates\u2066 are\u200f shut. ");
        units.put("surrogate pairs", "😀 said 🚢: “𝔊ates” ");
        units.put("Chinese clauses", "船长表示，港口已经关闭，灯塔也已点亮，");
        units.put("Chinese quotations", "船长说：“港口已经关闭。”");
        units.put("Chinese without marks", "船长表示港口已经关闭灯塔");
        units.put("Chinese turns", "记者：港口何时关闭？\n发言人：昨天关闭。\n");
        units.put(
                "hard-wrapped",
                "The gates of the old harbour were shut for the whole of\nthe winter because the ice had grown too thick\n");
        units.put("links", "[The gates](https://a.example/b) of the [old harbour](https://a.example/c) are shut. ");
        units.put("open links", "[the gates ");
        units.put("emphasis", "*the _gates **");
        units.put("quoted mail", "> > The gates of the harbour\n");
        units.put("open tags", "<a href=x <!-- &amp &quot; ");
        units.put("bullets", "- The gates of the harbour, “shut”\n");
        units.put("announced statements", "Otto Marsh issued a statement on the gates: “Shut.\n\n");
        units.put("Chinese citations", "在1月，据法新社援引船长的话报道，港口数据显示，");
        units.put("headings", "STATEMENT\n\nRelease:\n\n");
        units.put("dates", "on May 9, 2024, and on 10 May 2024, and on Monday, ");
        return units;
    }

    public static void main(String[] args) {
        StatementFinder finder = StatementFinder.of(IssueFile.parse(
                "none", "id: none\ntitle: none\ndescription: none\nlanguages: [en]\n", ActorFiles.NONE));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        units().values().forEach(unit -> finder.find(document(text(unit, SHORTEST / 4))));
        System.out.printf("%-34s", "units of text");
        for (int i = 0; i < LENGTHS; i++) {
            System.out.printf("%12d", SHORTEST << i);
        }
        System.out.printf("%12s%n", "growth");
        units().forEach((name, unit) -> {
            double[] times = new double[LENGTHS];
            System.out.printf("%-34s", name);
            for (int i = 0; i < LENGTHS; i++) {
                Document document = document(text(unit, SHORTEST << i));
                long start = clock.getCurrentThreadCpuTime();
                finder.find(document);
                times[i] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
                System.out.printf(Locale.ROOT, "%12.0f", times[i]);
            }
            System.out.printf(Locale.ROOT, "%12.1f%n", times[LENGTHS - 1] / Math.max(1, times[LENGTHS - 2]));
        });
    }

    private static String text(String unit, int length) {
        if (!unit.isEmpty()) {
            return unit.repeat(length / unit.length() + 1).substring(0, length);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            String name =
                    Character.toString('A' + i % 26) + Integer.toString(i, 36).replaceAll("[0-9]", "o");
            text.append(name).append(" Marsh: The gates are shut.\n");
        }
        return text.substring(0, length);
    }

    private static Document document(String text) {
        return Document.of(
                new Document.Origin("growth", "1", "Harbour Gazette", null), null, "", null, Instant.EPOCH, null, text);
    }
}
