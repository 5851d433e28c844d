package org.onrecord.ingest.extract.meta;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Detects the language of a text by its letters and its most frequent short words. Knows the languages of the UN and of the larger newspapers;
 * good enough to check the language that a page declares, not to tell Danish from Norwegian.
 */
final class LanguageDetector {
    private static final int FEWEST_LETTERS = 30;
    private static final int FEWEST_WORDS = 20;
    /** The share of a language's smallest words in an ordinary text is a third or more. */
    private static final double LEAST_SHARE = 0.1;

    /** The smallest words of languages in Latin letters. */
    private static final Map<String, List<String>> SMALL_WORDS = Map.ofEntries(
            entry(
                    "en",
                    "the of and to in is that for it on with as was are be this by from at have has not he they his which said"),
            entry(
                    "es",
                    "de la que el en los las del se una por con para como más su al es lo fue pero sus ha este sobre entre también"),
            entry(
                    "fr",
                    "de la le les des et en du une un que dans pour est qui par sur pas au plus avec ce il ont sont aux cette été"),
            entry(
                    "de",
                    "der die und in den von das mit ist des auf für im dem nicht ein eine sich auch es an werden aus er hat dass sie nach wird"),
            entry(
                    "pt",
                    "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das foi são pelo também"),
            entry(
                    "it",
                    "di e il la che in un per è del con non una della le si dei da al gli nel come anche alla più sono ha delle lo"),
            entry(
                    "nl",
                    "de het een van en in is dat op te zijn met voor niet aan die er om ook als maar bij door naar werd wordt"),
            entry("pl", "w i na z do się nie to że jest o od po za jak dla przez co tym był przy są oraz ale ze"),
            entry("cs", "a v na se je že s z do o pro to jako by ale za jsou by k po od před který také už při"),
            entry("sv", "och att i det som en på är av för med den till inte har de om ett var men han från vi så"),
            entry("da", "og i at det er en til på som for af de med den ikke har der et om var fra han men efter"),
            entry("nb", "og i det er på som en å til for av at de med ikke har den et om var fra han men etter seg"),
            entry("fi", "ja on ei että se oli hän mutta ovat joka kun myös sen niin kuin jos ole mukaan sekä vuoden"),
            entry("tr", "ve bir bu da de için ile olarak daha çok en olan gibi kadar sonra ise ne değil göre olduğu"),
            entry(
                    "id",
                    "yang dan di dengan untuk dari ini dalam pada itu tidak akan juga ke oleh ada adalah telah karena kata"),
            entry("vi", "và của là có cho các được trong với không những một người đã này khi từ ở như về"),
            entry("ro", "de și în la a cu pe că nu din pentru o este un sau care mai ce prin fost sunt al după"),
            entry("hu", "a az és hogy nem is egy meg ez de csak már volt szerint el mint még azt ki lesz"));

    private static final List<String> LANGUAGES = List.copyOf(SMALL_WORDS.keySet());
    private static final int[] NO_LANGUAGE = {};
    private static final Map<String, int[]> LANGUAGES_BY_WORD = languagesByWord();
    private static final int LONGEST_SMALL_WORD =
            LANGUAGES_BY_WORD.keySet().stream().mapToInt(String::length).max().orElse(0);

    private LanguageDetector() {}

    private static Map.Entry<String, List<String>> entry(String language, String words) {
        return Map.entry(language, List.of(words.split(" ")));
    }

    /** The language of a text; empty where it is too short or of a language that is not known here. */
    static Optional<String> of(String text) {
        return script(text).flatMap(script -> switch (script) {
            case LATIN -> byWords(text);
            case CYRILLIC -> Optional.of(cyrillic(text));
            case ARABIC -> Optional.of(arabic(text));
            case HAN -> Optional.of("zh");
            case HIRAGANA, KATAKANA -> Optional.of("ja");
            case HANGUL -> Optional.of("ko");
            case HEBREW -> Optional.of("he");
            case GREEK -> Optional.of("el");
            case THAI -> Optional.of("th");
            case DEVANAGARI -> Optional.of("hi");
            case BENGALI -> Optional.of("bn");
            case TAMIL -> Optional.of("ta");
            case GEORGIAN -> Optional.of("ka");
            case ARMENIAN -> Optional.of("hy");
            default -> Optional.empty();
        });
    }

    /** True if the text is surely not of the language that it is said to be. */
    static boolean contradicts(String language, String text) {
        Optional<UnicodeScript> script = script(text);
        if (script.isEmpty()) {
            return false;
        }
        UnicodeScript usual = usualScript(language);
        if (usual != UnicodeScript.COMMON && script.get() != UnicodeScript.LATIN && script.get() != usual) {
            return true;
        }
        if (script.get() != UnicodeScript.LATIN) {
            return false;
        }
        if (usual != UnicodeScript.LATIN && usual != UnicodeScript.COMMON) {
            return byWords(text).isPresent();
        }
        Map<String, Double> shares = shares(text);
        double own = shares.getOrDefault(language.equals("no") || language.equals("nn") ? "nb" : language, 1.0);
        double most = shares.values().stream().max(Comparator.naturalOrder()).orElse(0.0);
        return most >= 2 * LEAST_SHARE && most >= 2.5 * own;
    }

    /** The script of most letters; kana and hangul among ideographs decide. */
    private static Optional<UnicodeScript> script(String text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        int letters = 0;
        int latin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                continue;
            }
            letters++;
            if (c < 0x250) {
                latin++;
            } else {
                UnicodeScript script = UnicodeScript.of(c);
                counts.merge(script, script == UnicodeScript.HAN ? 2 : 1, Integer::sum);
            }
        }
        if (latin > 0) {
            counts.merge(UnicodeScript.LATIN, latin, Integer::sum);
        }
        if (letters < FEWEST_LETTERS) {
            return Optional.empty();
        }
        int kana = counts.getOrDefault(UnicodeScript.HIRAGANA, 0) + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
        UnicodeScript most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return Optional.of(
                most == UnicodeScript.HAN && kana * 5 > letters
                        ? UnicodeScript.HIRAGANA
                        : most == UnicodeScript.KATAKANA ? UnicodeScript.HIRAGANA : most);
    }

    private static UnicodeScript usualScript(String language) {
        return switch (language) {
            case "zh", "yue" -> UnicodeScript.HAN;
            case "ja" -> UnicodeScript.HIRAGANA;
            case "ko" -> UnicodeScript.HANGUL;
            case "ru", "uk", "bg", "be", "mk", "mn", "kk", "ky", "tg" -> UnicodeScript.CYRILLIC;
            case "ar", "fa", "ur", "ps", "ug", "ckb" -> UnicodeScript.ARABIC;
            case "he" -> UnicodeScript.HEBREW;
            case "el" -> UnicodeScript.GREEK;
            case "th" -> UnicodeScript.THAI;
            case "hi", "mr", "ne" -> UnicodeScript.DEVANAGARI;
            case "bn" -> UnicodeScript.BENGALI;
            case "ta" -> UnicodeScript.TAMIL;
            case "ka" -> UnicodeScript.GEORGIAN;
            case "hy" -> UnicodeScript.ARMENIAN;
            default ->
                SMALL_WORDS.containsKey(language) || language.equals("no") || language.equals("nn")
                        ? UnicodeScript.LATIN
                        : UnicodeScript.COMMON;
        };
    }

    private static Optional<String> byWords(String text) {
        return shares(text).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> best.getValue() >= LEAST_SHARE)
                .map(Map.Entry::getKey);
    }

    /** The share of each language's smallest words; empty of a text of few words. */
    private static Map<String, Double> shares(String text) {
        int[] found = new int[LANGUAGES.size()];
        int words = 0;
        int start = -1;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i <= lower.length(); i++) {
            boolean letter = i < lower.length() && Character.isLetter(lower.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words++;
                if (i - start <= LONGEST_SMALL_WORD) {
                    for (int language : LANGUAGES_BY_WORD.getOrDefault(lower.substring(start, i), NO_LANGUAGE)) {
                        found[language]++;
                    }
                }
                start = -1;
            }
        }
        Map<String, Double> shares = new HashMap<>();
        if (words >= FEWEST_WORDS) {
            for (int language = 0; language < found.length; language++) {
                shares.put(LANGUAGES.get(language), found[language] / (double) words);
            }
        }
        return shares;
    }

    /** The languages of each small word, by their place in {@link #LANGUAGES}. */
    private static Map<String, int[]> languagesByWord() {
        Map<String, int[]> languages = new HashMap<>();
        for (int i = 0; i < LANGUAGES.size(); i++) {
            int[] one = {i};
            SMALL_WORDS.getOrDefault(LANGUAGES.get(i), List.of()).stream()
                    .distinct()
                    .forEach(word -> languages.merge(word, one, LanguageDetector::both));
        }
        return languages;
    }

    private static int[] both(int[] some, int[] others) {
        return IntStream.concat(Arrays.stream(some), Arrays.stream(others)).toArray();
    }

    private static String cyrillic(String text) {
        if (has(text, "іїєґ")) {
            return has(text, "ў") ? "be" : "uk";
        }
        if (has(text, "ђћџ")) {
            return "sr";
        }
        if (has(text, "ѓќѕ")) {
            return "mk";
        }
        return has(text, "ыэ") ? "ru" : has(text, "ъ") ? "bg" : "ru";
    }

    private static String arabic(String text) {
        return has(text, "ٹڈڑے") ? "ur" : has(text, "پچژگی") ? "fa" : "ar";
    }

    /** True if the letters are more than a name's or a quotation's: one in a hundred. */
    private static boolean has(String text, String letters) {
        long found = text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> letters.indexOf(c) >= 0)
                .count();
        return found * 200 > text.length();
    }
}
