package org.onrecord.processor.setup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of countries in English and in other languages, by the Unicode CLDR, which comes with Java. */
public final class CountryNames {
    /** Territory codes by their English names, which are capitalized. */
    private static final Map<String, String> CODES = List.of(Locale.getISOCountries()).stream()
            .collect(Collectors.toMap(code -> named(code, Locale.ENGLISH), code -> code, (one, other) -> one));

    private static final Pattern ANY = Pattern.compile(CODES.keySet().stream()
            .sorted((one, other) -> other.length() - one.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")(?!\\p{L})")));

    private CountryNames() {}

    /**
     * Finds the countries that an English text names.
     *
     * @param language in which their names are wanted
     * @return names in that language by names in English, each once, in the order of the alphabet
     */
    public static Map<String, String> in(String text, Locale language) {
        Map<String, String> names = new TreeMap<>();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            names.put(matcher.group(), named(CODES.getOrDefault(matcher.group(), ""), language));
        }
        return names;
    }

    private static String named(String code, Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }
}
