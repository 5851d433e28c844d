package org.onrecord.ingest.extract.meta;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of a site, and titles without them. */
final class SiteNames {
    /** Separators between a title and the site's name. The first ones also occur inside titles, the last ones hardly ever. */
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final List<String> SEPARATORS = List.of(
            " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " « ", " » ", " / ", " : ", "|", "_", " ~ ", "｜", " ‖ ",
            "--", "-");

    private final Set<String> names = new HashSet<>();

    /**
     * Collects the names that the page gives, and those in the host.
     *
     * @param host may be empty
     */
    SiteNames(List<String> given, String host) {
        given.stream().map(SiteNames::key).filter(key -> key.length() > 1).forEach(names::add);
        String[] labels = host.toLowerCase(Locale.ROOT).split("\\.");
        for (int i = 0; i + 1 < labels.length; i++) {
            if (labels[i].length() > 3) {
                names.add(key(labels[i]));
            }
        }
        if (!host.isEmpty()) {
            names.add(key(host));
            names.add(key(host.replaceFirst("^www\\.", "")));
        }
    }

    /** Returns true if a text is a name of the site, however spelled. */
    boolean isOne(String text) {
        String key = key(text);
        return !key.isEmpty() && names.contains(key);
    }

    /** Returns a title without the site's name at either end, and without anything beyond the name. */
    String without(String title) {
        String rest = title;
        for (String separator : SEPARATORS) {
            int at = rest.lastIndexOf(separator);
            while (at > 0) {
                if (isNameLike(rest.substring(at + separator.length()))) {
                    rest = rest.substring(0, at).strip();
                }
                at = rest.lastIndexOf(separator, at - 1);
            }
            int first = rest.indexOf(separator);
            if (first > 0 && isOne(rest.substring(0, first)) && first + separator.length() < rest.length()) {
                rest = rest.substring(first + separator.length()).strip();
            }
        }
        return rest;
    }

    private boolean isNameLike(String tail) {
        String key = key(tail);
        if (key.isEmpty()) {
            return false;
        }
        if (names.contains(key)) {
            return true;
        }
        // "News - The Paper", "The Paper | by Someone"
        return names.stream()
                // Titles start or end with 人民日报 hardly by chance, but they do with "news".
                .anyMatch(name -> name.length() >= (name.charAt(0) < 0x80 ? 6 : 3)
                        && key.length() <= 3 * name.length()
                        && (key.startsWith(name) || key.endsWith(name)));
    }

    /** Returns the letters and digits of a text, in lower case and without accents. */
    static String key(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return NEITHER_LETTER_NOR_DIGIT.matcher(plain).replaceAll("");
    }
}
