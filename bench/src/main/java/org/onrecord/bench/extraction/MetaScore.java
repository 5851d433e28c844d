package org.onrecord.bench.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.text.StrictUtf8;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.extract.meta.PageMetadata;
import tools.jackson.databind.JsonNode;

/**
 * Scores the metadata of pages, i.e. title, date and authors: {@code MetaScore FOLDER [-v]}. FOLDER holds one or both
 * of the unpacked sets {@code dates_htmldate} and {@code extract_fundus_publishers}.
 *
 * <p>Dates of the first set count as in htmldate's own evaluation: from the page alone, without its address. A date is
 * right if the day is the labelled one; no date is a miss. A page of the second set is compared with the newest label
 * that is not later than the page; white space is collapsed.
 */
public final class MetaScore {
    private MetaScore() {}

    public static void main(String[] args) throws IOException {
        List<String> plain =
                Arrays.stream(args).filter(arg -> !arg.equals("-v")).toList();
        if (plain.size() != 1) {
            System.err.println("usage: MetaScore FOLDER [-v]");
            System.exit(2);
        }
        boolean verbose = plain.size() < args.length;
        Path folder = Path.of(plain.getFirst());
        if (Files.isDirectory(folder.resolve("dates_htmldate"))) {
            dates(folder.resolve("dates_htmldate/tests"), false, verbose);
            dates(folder.resolve("dates_htmldate/tests"), true, false);
        }
        if (Files.isDirectory(folder.resolve("extract_fundus_publishers"))) {
            articles(folder.resolve("extract_fundus_publishers/tests/resources/parser/test_data"), verbose);
        }
    }

    private static void dates(Path tests, boolean withAddress, boolean verbose) throws IOException {
        JsonNode labels = EventJson.mapper().readTree(Files.readString(tests.resolve("eval_default.json")));
        int truePositives = 0;
        int falsePositives = 0;
        int falseNegatives = 0;
        int trueNegatives = 0;
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            Optional<Path> file = file(tests, label.getValue().get("file").asString());
            if (file.isEmpty()) {
                continue;
            }
            Optional<String> want = Optional.ofNullable(label.getValue().get("date"))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString);
            Optional<Published> published =
                    Optional.ofNullable(PageMetadata.of(parse(file.get(), withAddress ? label.getKey() : ""))
                            .published());
            Optional<String> have = published.flatMap(Published::day).map(LocalDate::toString);
            if (have.isEmpty()) {
                falseNegatives++;
                trueNegatives += want.isEmpty() ? 1 : 0;
            } else if (have.equals(want)) {
                truePositives++;
            } else {
                falsePositives++;
            }
            if (verbose && !have.equals(want)) {
                System.out.println("date   " + label.getKey() + "  want " + want.orElse("none") + "  have "
                        + published.map(Published::toString).orElse("none"));
            }
        }
        double f = 2.0 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
        System.out.printf(
                Locale.ROOT,
                "dates_htmldate%s: F %.3f  TP %d FP %d FN %d TN %d%n",
                withAddress ? ", with the address" : "",
                f,
                truePositives,
                falsePositives,
                falseNegatives,
                trueNegatives);
    }

    private static Optional<Path> file(Path tests, String name) {
        return Stream.of("test_set", "cache", "eval")
                .flatMap(folder -> Stream.of(
                        tests.resolve(folder).resolve(name),
                        tests.resolve(folder).resolve(name + ".gz")))
                .filter(Files::exists)
                .findFirst();
    }

    private static Document parse(Path file, String address) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file);
                InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            bytes = unpacked.readAllBytes();
        }
        try {
            // The sets' own evaluations read pages as UTF-8 where possible, whatever the page declares.
            String html = StrictUtf8.decode(bytes);
            return Jsoup.parse(html, address);
        } catch (StrictUtf8.NotUtf8Exception notUtf8) {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, address);
        }
    }

    private static void articles(Path data, boolean verbose) throws IOException {
        int pages = 0;
        int titles = 0;
        int days = 0;
        int dated = 0;
        int authored = 0;
        int authorsExact = 0;
        double authorsOverlap = 0;
        List<Path> indexes;
        try (Stream<Path> files = Files.walk(data)) {
            indexes = files.filter(file -> file.getFileName().toString().equals("meta.info"))
                    .sorted()
                    .toList();
        }
        for (Path index : indexes) {
            for (Map.Entry<String, JsonNode> entry :
                    EventJson.mapper().readTree(Files.readString(index)).properties()) {
                Path file = index.resolveSibling(entry.getKey());
                String publisher = entry.getKey().replaceFirst("_\\d{4}_\\d\\d_\\d\\d\\.html\\.gz$", "");
                Path labels = index.resolveSibling(publisher + ".json");
                if (!Files.exists(file) || !Files.exists(labels)) {
                    continue;
                }
                Optional<JsonNode> newest = label(
                        EventJson.mapper().readTree(Files.readString(labels)),
                        file,
                        publisher,
                        entry.getValue().get("crawl_date").asString());
                if (newest.isEmpty()) {
                    continue;
                }
                JsonNode label = newest.get();
                Page have =
                        PageMetadata.of(parse(file, entry.getValue().get("url").asString()));
                pages++;
                String wantTitle = collapsed(label.get("title").asString(""));
                boolean title = wantTitle.equals(have.title());
                titles += title ? 1 : 0;
                String wantDay = label.get("publishing_date").asString("").substring(0, 10);
                boolean day =
                        have.published() != null && have.published().value().startsWith(wantDay);
                dated++;
                days += day ? 1 : 0;
                if (label.has("authors")) {
                    Set<String> wantAuthors = keys(label.get("authors"));
                    Set<String> haveAuthors = new HashSet<>();
                    have.authors().forEach(author -> haveAuthors.add(key(author)));
                    authored++;
                    boolean exact = wantAuthors.equals(haveAuthors);
                    authorsExact += exact ? 1 : 0;
                    authorsOverlap += overlap(wantAuthors, haveAuthors);
                    if (verbose && !exact) {
                        System.out.println("author " + entry.getKey() + "  want " + label.get("authors") + "  have "
                                + have.authors());
                    }
                }
                if (verbose && !title) {
                    System.out.println("title  " + entry.getKey() + "\n       want " + wantTitle + "\n       have "
                            + have.title());
                }
                if (verbose && !day) {
                    System.out.println("day    " + entry.getKey() + "  want "
                            + label.get("publishing_date").asString() + "  have " + have.published());
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "extract_fundus_publishers: %d pages  title exact %.3f  date to the day %.3f  authors exact %.3f overlap F1 %.3f (of %d)%n",
                pages,
                titles / (double) pages,
                days / (double) dated,
                authorsExact / (double) authored,
                authorsOverlap / authored,
                authored);
    }

    /**
     * Returns the label of a page. Where there are as many labels as pages, they belong together in order. Else it is
     * the newest label that is not later than the fetch, with one day of tolerance for time zones.
     */
    private static Optional<JsonNode> label(JsonNode versions, Path file, String publisher, String fetched)
            throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.list(file.getParent())) {
            pages = files.filter(one -> one.getFileName()
                            .toString()
                            .matches(Pattern.quote(publisher) + "_\\d{4}_\\d\\d_\\d\\d\\.html\\.gz"))
                    .sorted()
                    .toList();
        }
        List<JsonNode> labels = new ArrayList<>();
        versions.forEach(labels::add);
        if (labels.size() == pages.size()) {
            return Optional.of(labels.get(pages.indexOf(file)));
        }
        LocalDate latest = LocalDate.parse(fetched.substring(0, 10)).plusDays(1);
        return labels.stream().filter(label -> !day(label).isAfter(latest)).max(Comparator.comparing(MetaScore::day));
    }

    private static LocalDate day(JsonNode label) {
        return LocalDate.parse(label.get("publishing_date").asString().substring(0, 10));
    }

    private static double overlap(Set<String> want, Set<String> have) {
        if (want.isEmpty() && have.isEmpty()) {
            return 1;
        }
        long both = want.stream().filter(have::contains).count();
        return 2.0 * both / (want.size() + have.size());
    }

    private static Set<String> keys(JsonNode names) {
        List<String> keys = new ArrayList<>();
        names.forEach(name -> keys.add(key(name.asString(""))));
        return new HashSet<>(keys);
    }

    private static String key(String name) {
        return Normalizer.normalize(collapsed(name), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String collapsed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }
}
