package org.onrecord.bench.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Document;

/**
 * The findings on a crawl of a local web.
 *
 * @param expected number of documents that should arrive
 * @param arrived number of these that did
 * @param faults what is wrong, one sentence each
 * @param notes what is worth knowing but not wrong
 */
public record Findings(int expected, int arrived, List<String> faults, List<String> notes) {
    private static final Pattern MARK = Pattern.compile("mark([0-9]+)x([0-9]+)x");

    /** Returns the number of expected documents that did not arrive. */
    public int missing() {
        return expected - arrived;
    }

    /** Checks the documents of a crawl, and the requests that the sites received. */
    public static Findings of(LocalWeb web, List<Document> documents, Duration delay) {
        Map<String, Integer> count = new HashMap<>();
        List<String> faults = new ArrayList<>();
        Set<String> versions = new HashSet<>();
        for (Document document : documents) {
            Matcher mark = MARK.matcher(document.text());
            if (mark.find()) {
                count.merge(mark.group(), 1, Integer::sum);
            } else {
                faults.add("a document without its mark: " + document.url());
            }
            if (!versions.add(document.id())) {
                faults.add("published twice: " + document.source() + "/" + document.sourceItem());
            }
        }
        int expected = 0;
        int arrived = 0;
        List<String> notes = new ArrayList<>();
        for (InventedSite site : web.sites()) {
            for (int page = 0; page < site.pages(); page++) {
                int wanted = site.expected(page);
                int found = count.getOrDefault(Article.mark(number(site), page), 0);
                expected += wanted;
                arrived += Math.min(wanted, found);
                if (found > wanted) {
                    faults.add(site.id() + " page " + page + " arrived " + found + " times, not " + wanted);
                }
                if (found < wanted) {
                    notes.add("missing: " + site.id() + " (" + site.manner() + ") page " + page);
                }
            }
            rate(site, delay, faults, notes);
        }
        charsets(web, documents, faults);
        return new Findings(expected, arrived, List.copyOf(faults), List.copyOf(notes));
    }

    private static int number(InventedSite site) {
        return Integer.parseInt(site.id().substring("site-".length()));
    }

    private static void rate(InventedSite site, Duration usual, List<String> faults, List<String> notes) {
        Duration allowed = site.manner() == Manner.CRAWL_DELAY ? InventedSite.CRAWL_DELAY : usual;
        List<InventedSite.Asked> asked = site.asked().stream()
                .sorted(Comparator.comparingLong(InventedSite.Asked::nanos))
                .toList();
        boolean rulesRead = false;
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            InventedSite.Asked each = asked.get(i);
            times.merge(each.path(), 1, Integer::sum);
            Duration gap = i == 0
                    ? allowed
                    : Duration.ofNanos(each.nanos() - asked.get(i - 1).nanos());
            if (gap.compareTo(allowed) < 0) {
                faults.add(site.id() + " (" + site.manner() + ") was asked for " + each.path() + " " + gap.toMillis()
                        + " ms after " + asked.get(i - 1).path() + ", not " + allowed.toMillis());
            }
            if (each.tooEarly()) {
                faults.add(site.id() + " asked to be left alone and was asked for " + each.path());
            }
            if (each.path().startsWith("/private/")) {
                faults.add(site.id() + " was asked for " + each.path() + ", which its robots.txt refuses");
            }
            rulesRead |= each.path().equals("/robots.txt");
            if (!rulesRead) {
                faults.add(site.id() + " was asked for " + each.path() + " before its robots.txt");
            }
        }
        if (site.manner() == Manner.MOVED) {
            notes.add(site.id() + ": the old address of the feed was asked " + times.getOrDefault("/list", 0)
                    + " times, the new one " + times.getOrDefault("/list-new", 0));
        }
    }

    private static void charsets(LocalWeb web, List<Document> documents, List<String> faults) {
        Set<String> sources = new HashSet<>();
        web.sites().stream().filter(site -> site.manner() == Manner.CHARSETS).forEach(site -> sources.add(site.id()));
        documents.stream()
                .filter(document -> sources.contains(document.source()))
                .filter(document -> !document.text().contains("гавань")
                        && !document.text().contains("港口")
                        && !document.text().contains("pôrt"))
                .forEach(document -> faults.add("wrongly decoded: " + document.url()));
    }
}
