package org.onrecord.ingest.extract.meta;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** The language of a page: what it says, unless its letters say otherwise. */
final class PageLanguage {
    private PageLanguage() {}

    static @Nullable String of(Document page, PageWalk walk, List<LinkedData> things) {
        for (String said : new String[] {
            walk.language(),
            walk.meta("content-language"),
            walk.meta("og:locale"),
            walk.meta("dc.language", "dcterms.language", "language", "inlanguage"),
            things.isEmpty() ? "" : things.getFirst().language()
        }) {
            String tag = tag(said);
            if (tag != null) {
                return tag;
            }
        }
        return null;
    }

    private static @Nullable String tag(String said) {
        String first = said.strip().split("[,;\\s]", 2)[0].replace('_', '-');
        if (first.isEmpty()) {
            return null;
        }
        try {
            String tag = new Locale.Builder().setLanguageTag(first).build().toLanguageTag();
            return tag.equals("und") ? null : tag;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }
}
