package org.onrecord.bench.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Invented sites, each on its own address in 127.0.0.0/8, so that no host names are needed. The sites take the manners
 * in turn.
 */
public final class LocalWeb implements AutoCloseable {
    private final List<InventedSite> sites;

    private LocalWeb(List<InventedSite> sites) {
        this.sites = sites;
    }

    /** Starts the given number of sites, with the given number of pages in all. */
    public static LocalWeb start(int hosts, int pages) throws IOException {
        List<InventedSite> sites = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            int share = pages / hosts + (i < pages % hosts ? 1 : 0);
            sites.add(new InventedSite(i, share, Manner.values()[i % Manner.values().length]));
        }
        for (int i = 0; i < hosts; i++) {
            sites.get(i).start(sites.get((i + 1) % hosts));
        }
        return new LocalWeb(List.copyOf(sites));
    }

    List<InventedSite> sites() {
        return sites;
    }

    /** Returns a source catalogue of all sites. */
    public String catalogue() {
        return sites.stream().map(InventedSite::source).collect(Collectors.joining("", "sources:\n", ""));
    }

    /** Returns the number of requests received. */
    public long requests() {
        return sites.stream().mapToLong(site -> site.asked().size()).sum();
    }

    @Override
    public void close() throws IOException {
        for (InventedSite site : sites) {
            site.close();
        }
    }
}
