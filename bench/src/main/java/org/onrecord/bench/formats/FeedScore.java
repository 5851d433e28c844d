package org.onrecord.bench.formats;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onrecord.bench.formats.FeedCase.Expectation;
import org.onrecord.bench.formats.FeedCase.Field;

/**
 * Scores feed readers on feedparser's suite: {@code FeedScore FOLDER [--failures]}.
 *
 * <p>A file passes if all expectations on the fields that OnRecord keeps hold. HTML is compared as a browser sees it,
 * whatever the order of attributes, the notation of empty elements and the spacing of styles. Titles are compared as
 * plain text, and dates as instants.
 */
public final class FeedScore {
    private static final List<String> PARTS = List.of("well-formed", "of them sanitising", "ill-formed");

    private final Map<String, int[]> passed = new TreeMap<>();
    private final Map<String, Integer> causes = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    private FeedScore() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length == 0) {
            out.println("FeedScore FOLDER [--failures]");
            System.exit(2);
        }
        Logger.getLogger("com.apptasticsoftware").setLevel(Level.OFF);
        List<FeedCase> cases = FeedCase.readAll(Path.of(args[0])).stream()
                .filter(feed -> !feed.expectations().isEmpty())
                .toList();
        FeedReaders.all().forEach((name, reader) -> {
            FeedScore score = of(cases, reader);
            score.print(name, out);
            if (name.equals("OnRecord")) {
                score.causes.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .forEach(cause -> out.printf("    %4d  %s%n", cause.getValue(), cause.getKey()));
                if (args.length > 1) {
                    score.failures.forEach(out::println);
                }
            }
        });
    }

    static FeedScore of(List<FeedCase> cases, FeedReaders.Reader reader) {
        FeedScore score = new FeedScore();
        for (FeedCase feed : cases) {
            Optional<String> failure = failure(feed, reader);
            if (failure.isEmpty()) {
                score.count(feed, 1);
            } else {
                score.count(feed, 0);
                String folder = feed.name().contains("/")
                        ? feed.name().substring(0, feed.name().lastIndexOf('/'))
                        : "";
                String field = failure.get().split(":", 2)[0];
                score.causes.merge(folder + ": " + field, 1, Integer::sum);
                score.failures.add(feed.name() + "\n    " + failure.get());
            }
        }
        return score;
    }

    private void count(FeedCase feed, int pass) {
        count(feed.wellFormed() ? PARTS.get(0) : PARTS.get(2), pass);
        if (feed.name().contains("sanitize/")) {
            count(PARTS.get(1), pass);
        }
    }

    private void count(String part, int pass) {
        int[] counts = passed.computeIfAbsent(part, name -> new int[2]);
        counts[0] += pass;
        counts[1]++;
    }

    private void print(String name, PrintStream out) {
        StringBuilder line = new StringBuilder(name);
        for (String part : PARTS) {
            int[] counts = passed.getOrDefault(part, new int[2]);
            line.append("  %s %d of %d (%.1f %%)"
                    .formatted(part, counts[0], counts[1], 100.0 * counts[0] / Math.max(1, counts[1])));
        }
        out.println(line);
    }

    /** Returns the first expectation that fails, and why; empty if all hold. */
    private static Optional<String> failure(FeedCase feed, FeedReaders.Reader reader) {
        FeedReaders.Fields fields;
        try {
            fields = reader.read(feed);
        } catch (Exception | StackOverflowError e) {
            return Optional.of("unreadable: " + e);
        }
        for (Expectation expected : feed.expectations()) {
            String found = value(fields, expected.field(), expected.entry());
            if (expected.values().stream().noneMatch(value -> holds(expected.field(), value, found))) {
                return Optional.of(expected.field() + ": expected " + expected.values() + " found " + found);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns a field as feedparser does: the content in place of a missing summary, the publication date in place of a
     * missing update.
     */
    private static @Nullable String value(FeedReaders.Fields fields, Field field, int entry) {
        String found = fields.value(field, entry);
        if (found != null) {
            return found;
        }
        return switch (field) {
            case SUMMARY -> fields.value(Field.CONTENT, entry);
            case UPDATED -> fields.value(Field.PUBLISHED, entry);
            default -> null;
        };
    }

    private static boolean holds(Field field, String expected, @Nullable String found) {
        String value = found == null ? "" : found;
        if (value.equals(expected)) {
            return true;
        }
        return switch (field) {
            case FEED_TITLE, TITLE -> plain(value).equals(plain(expected)) || value.equals(plain(expected));
            case PUBLISHED, UPDATED -> !value.isEmpty() && moment(value).equals(moment(expected));
            case SUMMARY, CONTENT -> canonical(value).equals(canonical(expected));
            case FEED_ID, FEED_LINK, ID, LINK -> false;
        };
    }

    private static String plain(String html) {
        return Jsoup.parseBodyFragment(html).body().wholeText().strip();
    }

    /** Returns HTML as parsed, with sorted attributes. */
    private static String canonical(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings(new Document.OutputSettings().prettyPrint(false));
        for (Element element : document.body().getAllElements()) {
            List<Attribute> attributes = new ArrayList<>(element.attributes().asList());
            attributes.sort(Comparator.comparing(Attribute::getKey));
            element.clearAttributes();
            attributes.forEach(attribute -> element.attr(attribute.getKey(), spaced(attribute)));
        }
        return document.body().html().strip();
    }

    /** Returns an attribute's value, with the spacing of style declarations normalised. */
    private static String spaced(Attribute attribute) {
        String value = attribute.getValue();
        return attribute.getKey().equals("style")
                ? value.replaceAll("\\s*([:;])\\s*", "$1").replaceFirst(";$", "")
                : value;
    }

    private static Instant moment(String written) {
        if (written.matches("[\\d,]+")) {
            int[] parts = Arrays.stream(written.split(","))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            return LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
                    .toInstant(ZoneOffset.UTC);
        }
        for (Form form : FORMS) {
            try {
                return form.moment(written.strip());
            } catch (DateTimeException otherForm) {
                continue;
            }
        }
        return Instant.EPOCH;
    }

    private interface Form {
        Instant moment(String text);
    }

    private static final List<Form> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
            text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
}
