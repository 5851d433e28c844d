package org.onrecord.ingest.extract.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.onrecord.events.resource.WordLists;

/** The authors of an article, as the page spells them. */
final class Authors {
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 12;
    private static final WordLists PATTERNS = WordLists.ofLines(Authors.class, "authors.txt");
    private static final Pattern BY = PATTERNS.pattern("by");
    private static final Pattern BETWEEN = PATTERNS.pattern("between");
    private static final Pattern ADDRESS = PATTERNS.pattern("address");
    private static final Pattern NOT_A_NAME = PATTERNS.pattern("not-a-name");

    private Authors() {}

    /** Returns the names in the first place that names anyone but the site; else the names in the first place. */
    static List<String> of(PageScan page, List<LinkedData> things, SiteNames site) {
        List<String> first = List.of();
        for (List<String> written : places(page, things)) {
            List<String> names = names(written);
            if (names.stream().anyMatch(name -> !site.isOne(name))) {
                return names;
            }
            first = first.isEmpty() ? names : first;
        }
        return first.isEmpty() ? weakly(page) : first;
    }

    /** Returns the names in lines that are bylines only by their class. */
    private static List<String> weakly(PageScan page) {
        return page.bylines.stream()
                .filter(line -> !line.strong() && isAboutThePage(line))
                .map(line -> names(List.of(line.text())))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> names(List<String> written) {
        Map<String, String> names = new LinkedHashMap<>();
        written.forEach(text -> add(text, names));
        return names.values().stream().limit(MOST).toList();
    }

    private static boolean isAboutThePage(PageScan.Byline line) {
        return line.place() == PageRegion.BODY || line.place() == PageRegion.NAVIGATION;
    }

    private static List<List<String>> places(PageScan page, List<LinkedData> things) {
        List<List<String>> places = new ArrayList<>();
        things.stream()
                .filter(thing -> thing.kind() != LinkedData.Kind.SITE && thing.kind() != LinkedData.Kind.OTHER)
                .map(LinkedData::authors)
                .forEach(places::add);
        for (String meta : PageScan.META_NAMES.list("author")) {
            places.add(page.metas.getOrDefault(meta, List.of()));
        }
        places.add(page.bylines.stream()
                .filter(line -> line.strong() && isAboutThePage(line))
                .map(PageScan.Byline::text)
                .toList());
        return places;
    }

    private static void add(String written, Map<String, String> names) {
        String plain = ElementText.collapsed(Parser.unescapeEntities(written, false));
        plain = ADDRESS.matcher(plain).replaceAll("").strip();
        plain = BY.matcher(plain).replaceFirst("");
        for (String part : BETWEEN.split(plain)) {
            String name = BY.matcher(part.strip()).replaceFirst("").strip();
            if (name.length() > 1
                    && name.length() <= LONGEST_NAME
                    && !NOT_A_NAME.matcher(name).find()) {
                names.putIfAbsent(SiteNames.key(name), name);
            }
        }
    }
}
