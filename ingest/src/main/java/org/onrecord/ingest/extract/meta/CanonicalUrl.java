package org.onrecord.ingest.extract.meta;

import java.net.URI;
import java.util.Locale;
import org.jsoup.internal.StringUtil;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.url.WebLink;

/** The address that a page names as its own. */
final class CanonicalUrl {
    private CanonicalUrl() {}

    /** Returns the canonical address; null if the page names none, or an implausible one. */
    static @Nullable String canonical(PageScan page, String location) {
        for (String written : new String[] {page.canonical, page.meta("og:url")}) {
            if (written.isEmpty()) {
                continue;
            }
            String address = StringUtil.resolve(location, written);
            // A page deep inside a site whose address is said to be the front page is badly made.
            if (WebLink.isOne(address)
                    && !host(address).isEmpty()
                    && (location.isEmpty()
                            || path(address).length() > 1
                            || path(location).length() <= 1)) {
                return address;
            }
        }
        return null;
    }

    /** Returns the host of an address in lower case; empty if it has none. */
    static String host(String address) {
        try {
            String host = URI.create(address.strip().replace(" ", "%20")).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String path(String address) {
        int start = address.indexOf("//");
        int slash = address.indexOf('/', start < 0 ? 0 : start + 2);
        return slash < 0 ? "" : address.substring(slash);
    }
}
