package org.onrecord.bench.extraction;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.extract.PageExtractor;

/**
 * Scores the main text of labelled pages, with Readability4J for comparison: {@code ExtractScore FOLDER [-v]}. FOLDER
 * holds the unpacked {@code extract_trafilatura_eval} or {@code extract_fundus_publishers} or both.
 *
 * <p>Passages: precision, recall and F over passages that must and must not be in the text, as trafilatura's evaluation
 * counts them. Bodies: F1 of the bag of tokens of the text and of the expected body, averaged over the pages.
 */
public final class ExtractScore {
    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Map<String, BinaryOperator<String>> EXTRACTORS =
            new TreeMap<>(Map.of("OnRecord", ExtractScore::ours, "Readability4J", ExtractScore::readability));

    private ExtractScore() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length == 0) {
            System.err.println("usage: ExtractScore FOLDER [-v]");
            System.exit(2);
        }
        boolean verbose = args.length > 1 && args[1].equals("-v");
        List<ExtractPages.Passages> passages = ExtractPages.passages(Path.of(args[0]));
        List<ExtractPages.Body> bodies = ExtractPages.bodies(Path.of(args[0]));
        for (Map.Entry<String, BinaryOperator<String>> extractor : EXTRACTORS.entrySet()) {
            boolean tell = verbose && extractor.getKey().equals("OnRecord");
            if (!passages.isEmpty()) {
                out.println(extractor.getKey() + ": " + passages(passages, extractor.getValue(), tell ? out : null));
            }
            if (!bodies.isEmpty()) {
                out.println(extractor.getKey() + ": " + bodies(bodies, extractor.getValue(), tell ? out : null));
            }
        }
        if (passages.isEmpty() && bodies.isEmpty()) {
            System.err.println(
                    args[0] + " holds neither evaldata.json nor meta.info: unpack the sets of labelled pages there");
            System.exit(1);
        }
    }

    private static String ours(String html, String url) {
        return PageExtractor.extract(html, url).text();
    }

    private static String readability(String html, String url) {
        try {
            Element content = new Readability4J(url, html).parse().getArticleContent();
            return content == null ? "" : content.text();
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static String passages(
            List<ExtractPages.Passages> pages, BinaryOperator<String> extractor, @Nullable PrintStream out) {
        int wanted = 0;
        int found = 0;
        int wrong = 0;
        for (ExtractPages.Passages page : pages) {
            String text = plain(extractor.apply(page.html(), page.url()));
            List<String> missing = new ArrayList<>(page.with());
            missing.removeIf(passage -> text.contains(plain(passage)));
            List<String> extra = new ArrayList<>(page.without());
            extra.removeIf(passage -> !text.contains(plain(passage)));
            wanted += page.with().size();
            found += page.with().size() - missing.size();
            wrong += extra.size();
            if (out != null && missing.size() + extra.size() > 0) {
                out.println(page.url() + "\n  missing " + missing + "\n  extra " + extra);
            }
        }
        double precision = found / (double) Math.max(1, found + wrong);
        double recall = found / (double) Math.max(1, wanted);
        double f = 2.0 * found / Math.max(1, found + wrong + wanted);
        return String.format(
                Locale.ROOT,
                "passages of %d pages: precision %.4f, recall %.4f, F %.4f",
                pages.size(),
                precision,
                recall,
                f);
    }

    private static String bodies(
            List<ExtractPages.Body> pages, BinaryOperator<String> extractor, @Nullable PrintStream out) {
        double sum = 0;
        for (ExtractPages.Body page : pages) {
            double f1 = Tokens.f1(page.body(), extractor.apply(page.html(), page.url()));
            sum += f1;
            if (out != null && f1 < .9) {
                out.printf(Locale.ROOT, "%.3f %s%n", f1, page.name());
            }
        }
        return String.format(Locale.ROOT, "bodies of %d pages: token F1 %.4f", pages.size(), sum / pages.size());
    }

    private static String plain(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
