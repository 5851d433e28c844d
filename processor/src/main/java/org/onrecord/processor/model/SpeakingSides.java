package org.onrecord.processor.model;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names by which the stance models are told who speaks. The models were trained with the names of five sides; any other country has the name that
 * the Unicode CLDR gives it.
 */
final class SpeakingSides {
    private static final Map<String, String> ENGLISH =
            Map.of("CN", "China", "US", "United States", "MX", "Mexico", "CA", "Canada", "UN", "United Nations");
    private static final Map<String, String> CHINESE =
            Map.of("CN", "中方", "US", "美方", "MX", "墨方", "CA", "加方", "UN", "联合国");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private SpeakingSides() {}

    /**
     * Returns the name of a side; empty if it is that of no single government, so that the models judge by the words alone.
     *
     * @param side as in a statement's actor, e.g. {@code CN} or {@code JP}
     */
    static String name(String side, boolean inChinese) {
        String country = COUNTRIES.contains(side)
                ? Locale.of("", side).getDisplayCountry(inChinese ? Locale.CHINESE : Locale.ENGLISH)
                : "";
        return (inChinese ? CHINESE : ENGLISH).getOrDefault(side, country);
    }
}
