package org.onrecord.dashboard.ops;

import io.javalin.http.Context;
import org.onrecord.events.words.ReaderLanguage;

/**
 * Finds the language of whoever asks: the one that the address asks for with {@code lang}, else the one chosen before, which a cookie keeps,
 * else the first of {@code Accept-Language} that the pages have, else English.
 */
public final class RequestedLanguage {
    /** The parameter of an address that names a language. */
    public static final String PARAMETER = "lang";

    private static final String COOKIE = "onrecord-language";

    private RequestedLanguage() {}

    public static ReaderLanguage of(Context context) {
        return ReaderLanguage.named(context.queryParam(PARAMETER))
                .or(() -> ReaderLanguage.named(context.cookie(COOKIE)))
                .or(() -> ReaderLanguage.accepted(context.header("Accept-Language")))
                .orElse(ReaderLanguage.EN);
    }
}
