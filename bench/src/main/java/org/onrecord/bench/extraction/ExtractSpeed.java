package org.onrecord.bench.extraction;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntBiFunction;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.onrecord.bench.Ratio;
import org.onrecord.ingest.extract.PageExtractor;
import org.onrecord.ingest.extract.text.MainText;

/**
 * Measures how many pages per second are extracted on one thread: {@code ExtractSpeed FOLDER [ROUNDS]}. Compares, each
 * from the page as a string, jsoup's parse alone, parse and main text, the whole extraction, and Readability4J. The
 * time is the CPU time of the thread, so that other work on the machine does not count.
 */
public final class ExtractSpeed {
    private record Way(String name, ToIntBiFunction<String, String> run) {}

    private static final List<Way> WAYS = List.of(
            new Way("jsoup parse", (html, url) -> parse(html, url).childNodeSize()),
            new Way("parse and main text", ExtractSpeed::mainText),
            new Way(
                    "parse and all of the page",
                    (html, url) -> PageExtractor.extract(html, url).text().length()),
            new Way("Readability4J", ExtractSpeed::readability));

    private ExtractSpeed() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length == 0) {
            System.err.println("usage: ExtractSpeed FOLDER [ROUNDS]");
            System.exit(2);
        }
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        List<String[]> pages = new ArrayList<>();
        ExtractPages.passages(Path.of(args[0])).forEach(page -> pages.add(new String[] {page.html(), page.url()}));
        ExtractPages.bodies(Path.of(args[0])).forEach(page -> pages.add(new String[] {page.html(), page.url()}));
        double[][] seconds = new double[WAYS.size()][rounds];
        long sum = 0;
        for (int round = -1; round < rounds; round++) {
            for (int way = 0; way < WAYS.size(); way++) {
                long start = processorTime();
                for (String[] page : pages) {
                    sum += WAYS.get(way).run().applyAsInt(page[0], page[1]);
                }
                if (round >= 0) {
                    seconds[way][round] = (processorTime() - start) / 1e9;
                }
            }
        }
        double parse = median(seconds[0]);
        for (int way = 0; way < WAYS.size(); way++) {
            double time = median(seconds[way]);
            out.printf(
                    Locale.ROOT,
                    "%-26s %7.1f pages/s, %.2f of the parse%n",
                    WAYS.get(way).name(),
                    pages.size() / time,
                    time / parse);
            Ratio.print(
                    out,
                    "extraction " + WAYS.get(way).name(),
                    time,
                    parse,
                    String.format(Locale.ROOT, "%.0f pages a second", pages.size() / time));
        }
        out.println(pages.size() + " pages, median of " + rounds + " rounds after one to warm up; checksum " + sum);
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Document parse(String html, String url) {
        return Jsoup.parse(html, url);
    }

    private static int mainText(String html, String url) {
        Document page = parse(html, url);
        return MainText.of(page, page.title()).length();
    }

    private static int readability(String html, String url) {
        try {
            String text = new Readability4J(url, html).parse().getTextContent();
            return text == null ? 0 : text.length();
        } catch (RuntimeException e) {
            return 0;
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
