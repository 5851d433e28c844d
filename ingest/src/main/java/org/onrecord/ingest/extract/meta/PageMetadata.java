package org.onrecord.ingest.extract.meta;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.date.DayOrder;
import org.onrecord.ingest.extract.Page;

/** Reads the metadata of a page. */
public final class PageMetadata {
    private PageMetadata() {}

    /** Returns the article without its text; the page does not change. */
    public static Page of(Document page) {
        return of(page, LocalDate.now(ZoneOffset.UTC).plusDays(1));
    }

    /**
     * As {@link #of(Document)}, with a limit for dates.
     *
     * @param latest no later date is a date of publication
     */
    static Page of(Document page, LocalDate latest) {
        PageScan walk = PageScan.of(page);
        String canonical = CanonicalUrl.canonical(walk, page.location());
        List<String> addresses = Stream.of(page.location(), canonical == null ? "" : canonical, walk.meta("og:url"))
                .filter(address -> !address.isEmpty())
                .toList();
        List<LinkedData> things = articleFirst(LinkedData.of(walk.jsonLd), walk, addresses);
        List<String> names = siteNames(walk, things);
        SiteNames site = new SiteNames(names, addresses.isEmpty() ? "" : CanonicalUrl.host(addresses.getFirst()));
        String title = ArticleTitle.of(walk, things, site);
        String language = PageLanguage.of(walk, things);
        return new Page(
                title,
                Authors.of(walk, things, site),
                names.isEmpty() ? null : names.getFirst(),
                PublicationDate.of(walk, things, addresses, heading(walk, title), dayOrder(language), latest),
                language,
                canonical,
                "");
    }

    /** Returns the objects in order of relevance: by kind, and first those with the page's title or address. */
    static List<LinkedData> articleFirst(List<LinkedData> things, PageScan walk, List<String> addresses) {
        if (things.size() < 2) {
            return things;
        }
        List<String> titles = new ArrayList<>();
        titles.add(SiteNames.key(walk.meta("og:title")));
        titles.add(SiteNames.key(walk.title));
        walk.headings.stream()
                .filter(heading -> heading.level() == 1)
                .limit(3)
                .forEach(heading -> titles.add(heading.key()));
        return things.stream()
                .sorted(Comparator.<LinkedData>comparingInt(
                                thing -> thing.kind().ordinal())
                        .thenComparing(thing -> isThisPage(thing, titles, addresses) ? 0 : 1)
                        .thenComparing(thing -> thing.dates().published().isEmpty() ? 1 : 0))
                .toList();
    }

    private static boolean isThisPage(LinkedData thing, List<String> titles, List<String> addresses) {
        String headline = SiteNames.key(thing.headline());
        return (headline.length() > 5
                        && titles.stream()
                                .anyMatch(title -> title.startsWith(headline)
                                        || (title.length() > 12 && headline.startsWith(title))))
                || (!thing.url().isEmpty() && addresses.contains(thing.url()));
    }

    static List<String> siteNames(PageScan walk, List<LinkedData> things) {
        List<String> names = new ArrayList<>();
        PageScan.META_NAMES.list("site").forEach(name -> add(names, walk.meta(name)));
        things.forEach(thing -> add(names, thing.publisher()));
        add(names, walk.meta("apple-mobile-web-app-title"));
        String handle = walk.meta("twitter:site");
        if (handle.startsWith("@") && !names.isEmpty()) {
            add(names, handle.substring(1));
        }
        return names;
    }

    private static void add(List<String> names, String name) {
        String plain = ElementText.collapsed(name);
        if (!plain.isEmpty() && plain.length() <= 100 && !plain.startsWith("http")) {
            names.add(plain);
        }
    }

    /** Returns the order of the heading with the title; else of one that is part of it; else of the first heading. */
    static int heading(PageScan walk, String title) {
        String key = SiteNames.key(title);
        for (PageScan.Heading heading : walk.headings) {
            if (!key.isEmpty() && heading.key().equals(key)) {
                return heading.order();
            }
        }
        for (PageScan.Heading heading : walk.headings) {
            String part = heading.key();
            if (part.length() > 10
                    && (key.startsWith(part) || key.endsWith(part) || part.contains(key) && key.length() > 10)) {
                return heading.order();
            }
        }
        return walk.headings.stream()
                .filter(heading -> heading.level() == 1 && heading.place() == PageRegion.BODY)
                .mapToInt(PageScan.Heading::order)
                .findFirst()
                .orElse(-1);
    }

    static DayOrder dayOrder(@Nullable String language) {
        return language != null && (language.equals("en") || language.equals("en-US") || language.startsWith("en-US-"))
                ? DayOrder.MONTH_FIRST
                : DayOrder.DAY_FIRST;
    }
}
