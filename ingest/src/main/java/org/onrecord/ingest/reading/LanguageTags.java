package org.onrecord.ingest.reading;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Languages as BCP 47 tags. */
public final class LanguageTags {
    private LanguageTags() {}

    /** Returns the locale of a tag; empty if the tag is not well-formed. */
    public static Optional<Locale> locale(String tag) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** Returns a tag in its usual letter case; empty if it is not well-formed. */
    public static Optional<String> of(String tag) {
        return locale(tag).map(Locale::toLanguageTag).filter(usual -> !usual.equals("und"));
    }

    /** Returns the tag of a language as the web writes it, with hyphens or underscores; null if it is not one. */
    public static @Nullable String written(@Nullable String language) {
        return language == null ? null : of(language.strip().replace('_', '-')).orElse(null);
    }
}
