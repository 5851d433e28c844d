package org.onrecord.events.language;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the language of words in a document. Their script outweighs the language of the document: an English text may quote a Chinese release. */
public final class QuoteLanguage {
    /** The tag of an unknown language. */
    public static final String UNKNOWN = "und";

    private static final Set<String> CJK = Set.of("zh", "ja", "ko");

    private QuoteLanguage() {}

    /**
     * Returns the language of words as a BCP 47 tag.
     *
     * @param document language of the document that has them; null if it is not known
     */
    public static String of(String words, @Nullable String document) {
        boolean cjk = CjkText.isCjk(words);
        if (cjk == isCjk(document)) {
            return document == null || document.isEmpty() ? UNKNOWN : document;
        }
        return cjk ? "zh" : "en";
    }

    private static boolean isCjk(@Nullable String language) {
        return language != null && CJK.contains(primary(language));
    }

    /** Returns the primary subtag of a BCP 47 tag in lower case: {@code zh} for {@code zh-Hant}. */
    public static String primary(String tag) {
        return tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }
}
