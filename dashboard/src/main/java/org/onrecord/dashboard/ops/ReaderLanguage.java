package org.onrecord.dashboard.ops;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A language of the pages. A reader gets the one that the address asks for with {@code lang}, else the one chosen before, which a cookie
 * keeps, else the first of {@code Accept-Language} that the pages have, else English.
 */
public enum ReaderLanguage {
    EN("en", "en"),
    ZH("zh", "zh-Hans");

    /** The parameter of an address and the cookie that name a language. */
    public static final String PARAMETER = "lang";

    public static final String COOKIE = "onrecord-language";

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

    /** Returns the language of whoever asks. */
    public static ReaderLanguage of(Context context) {
        return named(context.queryParam(PARAMETER))
                .or(() -> named(context.cookie(COOKIE)))
                .or(() -> accepted(context.header("Accept-Language")))
                .orElse(EN);
    }

    private static Optional<ReaderLanguage> named(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** Returns the first language of the header that the pages have; empty if they have none of them or the header cannot be read. */
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
