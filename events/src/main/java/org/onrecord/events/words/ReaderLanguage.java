package org.onrecord.events.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A language of pages and mails. */
public enum ReaderLanguage {
    EN("en", "en"),
    ZH("zh", "zh-Hans");

    private final String code;
    private final String tag;

    ReaderLanguage(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /** Returns the name of its file of strings, without the ending. */
    public String code() {
        return code;
    }

    public String tag() {
        return tag;
    }

    /** Returns the language of a code; empty if there is none. */
    public static Optional<ReaderLanguage> named(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** Returns all codes, for messages. */
    public static String codes() {
        return Arrays.stream(values()).map(ReaderLanguage::code).collect(Collectors.joining(", "));
    }

    /** Returns the first language of an {@code Accept-Language} header that there is; empty if there is none or the header cannot be read. */
    public static Optional<ReaderLanguage> accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> named(List.of(range.getRange().split("-")).getFirst()).stream())
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
