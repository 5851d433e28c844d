package org.onrecord.ingest.extract.meta;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.reading.LanguageTags;

/** The language of a page: the declared one, unless the text contradicts it. Templates are often in another language than their pages. */
final class PageLanguage {
    private PageLanguage() {}

    /** Returns a BCP 47 tag; null if neither the page nor its text tells. */
    static @Nullable String of(PageScan page, List<LinkedData> things) {
        String text = page.sample();
        for (String said : new String[] {
            page.language,
            page.meta("content-language"),
            page.meta("og:locale"),
            page.meta("dc.language", "dcterms.language", "language", "inlanguage"),
            things.isEmpty() ? "" : things.getFirst().language()
        }) {
            Locale locale = locale(said);
            if (locale != null && !LanguageDetector.contradicts(locale.getLanguage(), text)) {
                return locale.toLanguageTag();
            }
        }
        return LanguageDetector.of(text).orElse(null);
    }

    private static @Nullable Locale locale(String said) {
        return LanguageTags.locale(said.strip().split("[,;\\s]", 2)[0].replace('_', '-'))
                .filter(locale -> !locale.getLanguage().isEmpty())
                .orElse(null);
    }
}
