package org.onrecord.events.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/** A language of pages and mails. */
public enum ReaderLanguage implements JsonName {
    EN("en"),
    ZH("zh-Hans");

    private final String tag;

    ReaderLanguage(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    /** Returns the language of a code; empty if there is none. */
    public static Optional<ReaderLanguage> named(@Nullable String code) {
        return JsonName.of(String.valueOf(code), values());
    }

    /** Returns the first language of an {@code Accept-Language} header that there is; empty if there is none or the header cannot be read. */
    public static Optional<ReaderLanguage> accepted(@Nullable String header) {
        try {
            return Locale.LanguageRange.parse(String.valueOf(header)).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> named(List.of(range.getRange().split("-")).getFirst()).stream())
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
