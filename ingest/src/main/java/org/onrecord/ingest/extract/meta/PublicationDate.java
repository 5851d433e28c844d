package org.onrecord.ingest.extract.meta;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.resource.WordLists;
import org.onrecord.events.time.Published;
import org.onrecord.events.time.Published.Precision;
import org.onrecord.ingest.date.DateText;
import org.onrecord.ingest.date.DayOrder;
import org.onrecord.ingest.date.FoundDate;
import org.onrecord.ingest.date.UrlDate;

/**
 * Chooses the date of publication of a page. Every candidate has a weight: metadata by the meaning of their field,
 * visible lines by their words, classes and place. Dates that agree support each other, and the heaviest wins.
 */
record PublicationDate(long latest, DayOrder order, List<Candidate> evidence) {
    private static final long EARLIEST = LocalDate.of(1990, 1, 1).toEpochDay();
    private static final double SUPPORT = 0.25;
    /** How many text nodes below its heading the head of an article may have. */
    private static final int HEAD = 15;

    private static final int LIST = 3;
    private static final double LISTED = 1.5;
    private static final double PLAIN_STATEMENT = 6;
    private static final double UNUSUAL_ORDER = 1;
    /** The weight from which scripts need not be searched. */
    private static final double TOLD = 5;
    /** The most that words around a date can add to its weight. */
    private static final double MOST_BY_WORDS = 6;
    /** The smallest weight that counts; lower are dates in running text, in comments, or at the foot of the page. */
    private static final double LEAST = -6;

    /** Fields in the page's own data, the most reliable first. */
    private static final List<String> SCRIPTED =
            WordLists.read(PublicationDate.class, "script-fields.txt").list("fields");

    private static final Pattern VALUE = Pattern.compile("\\\\?[\"']\\s*:\\s*\\\\?[\"']([^\"'\\\\]{8,40})");

    /**
     * A date on the page, with its weight as the date of publication.
     *
     * @param day of the date, in days since 1970-01-01
     * @param weight in points: 10 for an explicit date of publication, below 0 for what is probably something else
     * @param origin see {@link Published#origin}
     */
    record Candidate(FoundDate date, long day, double weight, String origin) {
        Candidate(FoundDate date, double weight, String origin) {
            this(date, date.day().toEpochDay(), weight, origin);
        }

        Published published() {
            return date.published(origin);
        }
    }

    /**
     * Returns the date of publication; null if the page does not tell.
     *
     * @param things the page's JSON-LD, the article first
     * @param addresses of the page, the most reliable first; may be empty
     * @param heading the order of the article's heading among the lines; below 0 if not known
     * @param latest no later date is a date of publication
     */
    static @Nullable Published of(
            PageScan page,
            List<LinkedData> things,
            List<String> addresses,
            int heading,
            DayOrder order,
            LocalDate latest) {
        PublicationDate date = new PublicationDate(latest.toEpochDay(), order, new ArrayList<>());
        date.linkedData(things);
        date.metas(page.metas);
        date.properties(page.properties);
        date.addresses(addresses);
        date.images(page);
        date.lines(page.lines, heading);
        if (!date.isTold()) {
            date.scripts(page.scripts);
        }
        return date.heaviest();
    }

    private boolean isTold() {
        return evidence.stream().anyMatch(one -> one.weight() >= TOLD);
    }

    private @Nullable Published heaviest() {
        @Nullable Candidate best = null;
        double most = LEAST;
        for (Candidate one : evidence) {
            double weight = one.weight();
            for (Candidate other : evidence) {
                if (other != one && agree(one, other) && !other.origin().equals(one.origin())) {
                    weight += other.origin().equals("url")
                            ? SUPPORT * Math.max(6, other.weight())
                            : SUPPORT * Math.max(0, other.weight());
                }
            }
            if (weight > most) {
                most = weight;
                best = one;
            }
        }
        return best == null ? null : withTime(best).published();
    }

    /** Returns the best candidate of the same day with a time of day, if the given one has none. */
    private Candidate withTime(Candidate best) {
        return best.date().precision() == Precision.TIME
                ? best
                : evidence.stream()
                        .filter(one -> one.weight() >= PLAIN_STATEMENT
                                && one.date().precision() == Precision.TIME
                                && agree(one, best))
                        .max(Comparator.comparingDouble(Candidate::weight))
                        .orElse(best);
    }

    /** Returns true for the same day, and for neighbouring days if one has a zone, which may differ. */
    private static boolean agree(Candidate one, Candidate other) {
        if (one.date().precision() == Precision.MONTH || other.date().precision() == Precision.MONTH) {
            return Math.abs(one.day() - other.day()) < 31
                    && one.date().value().regionMatches(0, other.date().value(), 0, "2024-01".length());
        }
        long apart = Math.abs(one.day() - other.day());
        return apart == 0 || (apart == 1 && (isZoned(one.date()) || isZoned(other.date())));
    }

    private static boolean isZoned(FoundDate date) {
        String value = date.value();
        return date.precision() == Precision.TIME
                && (value.endsWith("Z")
                        || value.charAt(value.length() - 6) == '+'
                        || value.charAt(value.length() - 6) == '-');
    }

    private void add(Optional<FoundDate> date, double weight, String origin) {
        date.map(found -> new Candidate(found, weight, origin))
                .filter(one -> one.day() >= EARLIEST && one.day() <= latest)
                .ifPresent(evidence::add);
    }

    private void stamp(String text, double weight, String origin) {
        if (!text.isEmpty()) {
            add(DateText.stamp(text, order), weight, origin);
        }
    }

    private void linkedData(List<LinkedData> things) {
        double less = 0;
        for (LinkedData thing : things) {
            double weight = switch (thing.kind()) {
                case ARTICLE -> 10;
                case PAGE -> 7.5;
                case MEDIA -> 6;
                case SITE, OTHER -> 4;
            };
            stamp(thing.dates().published(), weight - less, "json-ld datePublished");
            stamp(thing.dates().created(), weight - 2 - less, "json-ld dateCreated");
            stamp(thing.dates().modified(), weight - 6 - less, "json-ld dateModified");
            less += 1.5;
        }
    }

    private void metas(Map<String, List<String>> metas) {
        metas.forEach((name, contents) -> {
            double weight = contents.getFirst().length() < 100 ? MetaDateWeights.weight(name) : 0;
            if (weight > 0) {
                stamp(contents.getFirst(), weight, "meta " + name);
            }
        });
    }

    private void properties(Map<String, String> properties) {
        properties.forEach((name, value) -> {
            double weight = switch (name) {
                case "datepublished", "issued" -> 9;
                case "datecreated", "created" -> 7;
                case "datemodified" -> 3;
                default -> 0;
            };
            if (weight > 0) {
                stamp(value, weight, "itemprop " + name);
            }
        });
    }

    private void addresses(List<String> addresses) {
        for (String address : addresses) {
            Optional<FoundDate> date = UrlDate.in(address);
            if (date.isPresent()) {
                add(date, date.get().precision() == Precision.DAY ? weight(address, date.get()) : -3, "url");
                return;
            }
        }
    }

    /**
     * Returns the weight of a day in an address: a path of folders by day survives every edit of the page, but other
     * numbers may mean something else.
     */
    private static double weight(String address, FoundDate date) {
        return date.start() < date.end() && address.startsWith("/", date.start() + 4) ? 10.5 : 8;
    }

    private void images(PageScan page) {
        String image = page.meta("og:image", "twitter:image");
        Optional<FoundDate> date = UrlDate.in(image);
        add(date, date.filter(found -> found.precision() == Precision.DAY).isPresent() ? -3 : -8, "url");
    }

    private void line(PageScan.Line line, double weight) {
        String text = line.text();
        if (!line.datetime().isEmpty()) {
            stamp(
                    line.datetime(),
                    weight + 3 + Math.min(0, DateLineWeights.label(text.substring(0, line.start()))),
                    "time");
            return;
        }
        List<FoundDate> dates = DateText.all(text, order);
        dated(dates, List.of(), text, weight);
        if (!dates.isEmpty() && text.length() < 100 && text.indexOf('/') >= 0) {
            // Some sites do not write numbers in the order of their language; other candidates decide.
            DayOrder other = order == DayOrder.DAY_FIRST ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST;
            dated(DateText.all(text, other), dates, text, weight - UNUSUAL_ORDER);
        }
    }

    private void dated(List<FoundDate> dates, List<FoundDate> known, String text, double weight) {
        int from = 0;
        for (FoundDate date : dates) {
            if (!known.contains(date)) {
                add(Optional.of(date), weight + DateLineWeights.weight(date, text, from), "text");
            }
            from = date.end();
        }
    }

    /**
     * Adds the dates of visible lines. Similar lines that continue below the head of the article are a list of other
     * articles. If metadata tell the date, lines too light to matter are skipped.
     */
    private void lines(List<PageScan.Line> lines, int heading) {
        boolean told = isTold();
        Map<String, Integer> below = new HashMap<>();
        for (PageScan.Line line : lines) {
            if (line.order() > heading + HEAD) {
                below.merge(kind(line), 1, Integer::sum);
            }
        }
        for (PageScan.Line line : lines) {
            boolean listed = line.marks() != ElementHints.Time.NONE
                    && line.order() > heading + HEAD
                    && below.getOrDefault(kind(line), 0) >= LIST;
            double weight = DateLineWeights.weight(line, heading) - (listed ? LISTED : 0);
            if (!told || weight > -MOST_BY_WORDS) {
                line(line, weight);
            }
        }
    }

    private static String kind(PageScan.Line line) {
        return line.marks() + " " + line.place();
    }

    private void scripts(List<String> scripts) {
        for (String field : SCRIPTED) {
            for (String script : scripts) {
                int at = script.indexOf(field);
                Matcher value = VALUE.matcher(script);
                if (at > 0
                        && value.region(at + field.length(), Math.min(script.length(), at + 120))
                                .lookingAt()) {
                    stamp(value.group(1), field.contains("reated") ? 3 : 5, "script " + field);
                    return;
                }
            }
        }
    }
}
