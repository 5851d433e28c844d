package org.onrecord.ingest.extract.meta;

import java.net.URI;
import java.util.Locale;
import org.jsoup.internal.StringUtil;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.url.WebLink;

/** The addresses that a page gives as its own. */
final class CanonicalUrl {
    private CanonicalUrl() {}

    /** The address that the page calls its own; null where it names none that can be one. */
    static @Nullable String canonical(PageScan page, String location) {
        for (String written : new String[] {page.canonical(), page.meta("og:url")}) {
            if (written.isEmpty()) {
                continue;
            }
            String address = isPlain(written) ? written : StringUtil.resolve(location, written);
            if (WebLink.isOne(address) && !host(address).isEmpty() && isOfThePage(address, location)) {
                return address;
            }
        }
        return null;
    }

    /** Whether an address is whole, and written as it would be resolved. */
    private static boolean isPlain(String address) {
        boolean whole = address.startsWith("https://") || address.startsWith("http://");
        boolean folds = address.contains("/.") || address.endsWith("://");
        for (int i = 0; i < address.length() && whole; i++) {
            char c = address.charAt(i);
            whole = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '-' && c <= ':'
                    || c == '_'
                    || c == '='
                    || c == '?';
        }
        return whole && !folds;
    }

    /** A page far down in a site that calls the site's front page its own is badly made. */
    private static boolean isOfThePage(String address, String location) {
        return location.isEmpty()
                || path(address).length() > 1
                || path(location).length() <= 1;
    }

    /** The host of an address in lower case; empty where it has none. */
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
