package org.onrecord.ingest.source;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.ingest.url.WebUrl;

/** Makes ids for new sources: lower-case letters and digits, joined by hyphens. */
public final class SourceId {
    private static final int LONGEST = 60;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");

    private SourceId() {}

    /** Returns an id made from the title, or from the host if the title has too few Latin letters. */
    public static String of(String title, String address, Set<String> taken) {
        String fromTitle = slug(title);
        String slug = fromTitle.length() >= 3 ? fromTitle : slug(host(address));
        String base = slug.isEmpty() ? "source" : slug;
        String id = base;
        for (int number = 2; taken.contains(id); number++) {
            id = base + "-" + number;
        }
        return id;
    }

    /** Returns the host of an address without {@code www.}; the address itself if it has none. */
    public static String host(String address) {
        String host = WebUrl.parse(address) instanceof WebUrl url ? url.host() : address;
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String slug(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String slug = ENDS.matcher(OTHERS.matcher(plain).replaceAll("-")).replaceAll("");
        return slug.length() <= LONGEST
                ? slug
                : ENDS.matcher(slug.substring(0, LONGEST)).replaceAll("");
    }
}
