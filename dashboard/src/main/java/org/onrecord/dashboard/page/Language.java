package org.onrecord.dashboard.page;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A language of the pages: the one that the address asks for with {@code lang}, else the reader's choice, which a cookie keeps, else the
 * first of {@code Accept-Language} that there is, else English.
 */
enum Language {
    EN("en", "en"),
    ZH("zh", "zh-Hans");

    /** The parameter of an address and the cookie that name a language. */
    static final String PARAMETER = "lang";

    static final String COOKIE = "onrecord-language";

    private final String code;
    private final String tag;

    Language(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /** Returns the name of its file of strings, without the ending. */
    String code() {
        return code;
    }

    /** Returns its BCP 47 tag. */
    String tag() {
        return tag;
    }

    static Language of(Context context) {
        return named(context.queryParam(PARAMETER))
                .or(() -> named(context.cookie(COOKIE)))
                .or(() -> accepted(context.header("Accept-Language")))
                .orElse(EN);
    }

    private static Optional<Language> named(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** Returns the language that a reader likes best of those that there are; empty if none is among them or the header cannot be read. */
    static Optional<Language> accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight)
                            .reversed())
                    .flatMap(range -> named(List.of(range.getRange().split("-")).getFirst()).stream())
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
