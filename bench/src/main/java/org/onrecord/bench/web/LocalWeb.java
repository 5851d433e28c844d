package org.onrecord.bench.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sites, each on an address of its own in 127.0.0.0/8, so that no names are needed; their manners follow one another round and
 * round.
 */
public final class LocalWeb implements AutoCloseable {
    private final List<Site> sites;

    private LocalWeb(List<Site> sites) {
        this.sites = sites;
    }

    /** Starts so many sites with so many pages in all. */
    public static LocalWeb start(int hosts, int pages) throws IOException {
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            int share = pages / hosts + (i < pages % hosts ? 1 : 0);
            sites.add(new Site(i, share, Manner.values()[i % Manner.values().length]));
        }
        for (int i = 0; i < hosts; i++) {
            sites.get(i).start(sites.get((i + 1) % hosts));
        }
        return new LocalWeb(List.copyOf(sites));
    }

    List<Site> sites() {
        return sites;
    }

    /** A catalogue of them all. */
    public String catalogue() {
        return sites.stream().map(Site::source).collect(Collectors.joining("", "sources:\n", ""));
    }

    /** How many requests were made. */
    public long requests() {
        return sites.stream().mapToLong(site -> site.asked().size()).sum();
    }

    @Override
    public void close() throws IOException {
        for (Site site : sites) {
            site.close();
        }
    }
}
