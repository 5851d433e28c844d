package org.onrecord.ingest.extract.meta;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.parser.Parser;

/** Chooses the title of an article. Each place that may contain it has votes; places with the same title, however spelled, add up. */
record ArticleTitle(SiteNames site, Map<String, Candidate> candidates) {
    private static final double SHARED = 2.6;
    private static final double DELIBERATE = 9;
    private static final double HEADLINE = 2.5;
    private static final double HEADING = 2.3;
    /** Added to the visible heading that is also the headline in JSON-LD. */
    private static final double SEEN_AND_TOLD = 1.5;

    private static final double FIRST_SPELLING = 2.6;
    /** A shorter title inside the best one replaces it if it is at least this share of it: the rest is a kicker or a section. */
    private static final double WITHOUT_KICKER = 0.4;

    private static final int SHORTEST = 12;

    /** A possible title with its votes and spellings. */
    private static final class Candidate {
        private final String key;
        private final Map<String, Double> spellings = new LinkedHashMap<>();
        private double votes;
        private boolean shared;

        Candidate(String key) {
            this.key = key;
        }

        String title() {
            return spellings.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("");
        }
    }

    static String of(PageScan page, List<LinkedData> things, SiteNames site) {
        ArticleTitle titles = new ArticleTitle(site, new LinkedHashMap<>());
        String plain = ElementText.collapsed(page.title);
        // If a site gives a title only for Open Graph, its editors write it; if Twitter's is there too, a program
        // writes both.
        boolean deliberate = page.meta("twitter:title").isEmpty();
        titles.add(page.meta("og:title"), deliberate ? DELIBERATE : SHARED).ifPresent(one -> one.shared = true);
        String headline = things.stream()
                .filter(thing -> thing.kind() == LinkedData.Kind.ARTICLE
                        && !thing.headline().isEmpty())
                .findFirst()
                .map(thing -> Parser.unescapeEntities(thing.headline(), false))
                .orElse("");
        titles.add(headline, HEADLINE);
        titles.headings(page.headings, SiteNames.key(headline));
        titles.lesserHeadings(page.headings, plain);
        titles.add(page.meta(PageScan.META_NAMES.list("title").toArray(String[]::new)), 0.5);
        titles.add(plain, 1.1);
        titles.add(page.meta("twitter:title"), 0.5);
        titles.add(page.properties.getOrDefault("headline", ""), 0.5);
        titles.beginnings(plain);
        return titles.best().orElse(plain);
    }

    private Optional<String> best() {
        return candidates.values().stream()
                .max(Comparator.comparingDouble(candidate -> candidate.votes))
                .map(this::withoutKicker)
                .map(Candidate::title);
    }

    /** Returns the shortest candidate of weight with which the best one starts or ends. */
    private Candidate withoutKicker(Candidate best) {
        return candidates.values().stream()
                .filter(other -> best.key.startsWith(other.key) || best.key.endsWith(other.key))
                .filter(other -> other.shared || other.votes >= HEADLINE + HEADING)
                .filter(other ->
                        other.key.length() >= SHORTEST && other.key.length() >= WITHOUT_KICKER * best.key.length())
                .min(Comparator.comparingInt(other -> other.key.length()))
                .orElse(best);
    }

    private void headings(List<PageScan.Heading> headings, String headline) {
        double votes = HEADING;
        for (PageScan.Heading heading : headings) {
            if (heading.level() == 1 && heading.place() == PageRegion.BODY && !site.isOne(heading.text())) {
                boolean told = votes == HEADING && heading.key().equals(headline);
                add(heading.text(), told ? votes + SEEN_AND_TOLD : votes);
                votes = Math.min(votes, 0.6);
            }
        }
    }

    /** A lesser heading with which the title element starts is the page's own; others only support a candidate. */
    private void lesserHeadings(List<PageScan.Heading> headings, String plain) {
        String whole = SiteNames.key(plain);
        headings.stream().filter(heading -> heading.level() > 1).limit(12).forEach(heading -> {
            String key = heading.key();
            boolean own = key.length() > 10 && whole.startsWith(key);
            if (own || candidates.containsKey(key)) {
                add(heading.text(), own ? 1 : 0.5);
            }
        });
    }

    /** A title element that starts with a candidate and continues with the site's name supports the candidate. */
    private void beginnings(String plain) {
        String whole = SiteNames.key(plain);
        for (Candidate candidate : candidates.values()) {
            String key = candidate.key;
            if (key.length() > 8 && whole.startsWith(key) && whole.length() > key.length()) {
                candidate.votes += 0.6;
            }
        }
    }

    private Optional<Candidate> add(String written, double votes) {
        String title = ElementText.collapsed(site.without(ElementText.collapsed(written)));
        String key = SiteNames.key(title);
        if (key.isEmpty() || site.isOne(title)) {
            return Optional.empty();
        }
        Candidate candidate = candidates.computeIfAbsent(key, Candidate::new);
        candidate.votes += votes;
        candidate.spellings.merge(
                title, candidate.spellings.isEmpty() ? FIRST_SPELLING : Math.min(1, votes), Double::sum);
        return Optional.of(candidate);
    }
}
