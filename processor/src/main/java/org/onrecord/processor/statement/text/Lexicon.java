package org.onrecord.processor.statement.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words by which sources are known, from {@code lexicon.txt}: countries, offices, media, verbs of saying. */
public final class Lexicon {
    private static final int LONGEST = 4;
    private static final Lexicon ONE = read();

    private final Map<String, Group> groups = new LinkedHashMap<>();

    private Lexicon() {}

    public static Lexicon get() {
        return ONE;
    }

    /** A group of words. */
    public static final class Group {
        private final Set<String> latin = new HashSet<>();
        private final Set<String> exact = new HashSet<>();
        private final List<String> han = new ArrayList<>();

        /** True if the word, in lower case, is in the group. */
        public boolean has(String lower) {
            return latin.contains(lower);
        }

        /** The Chinese words of the group. */
        public List<String> han() {
            return han;
        }

        /** The number of words of the longest phrase of the group that starts at the i-th word, or 0. */
        public int at(List<Words.Word> words, int i) {
            Words.Word first = words.get(i);
            int best = exact.contains(first.text()) ? 1 : 0;
            StringBuilder phrase = new StringBuilder();
            for (int n = 0; n < LONGEST && i + n < words.size(); n++) {
                Words.Word word = words.get(i + n);
                if (n > 0) {
                    phrase.append(' ');
                }
                boolean here =
                        latin.contains(phrase + plain(word.lower())) || latin.contains(phrase + plain(word.bare()));
                phrase.append(plain(word.lower()));
                if (here) {
                    best = n + 1;
                }
            }
            return best;
        }

        /** Where the first word of the group stands in a designation, or -1. */
        public int first(String designation) {
            int best = Integer.MAX_VALUE;
            List<Words.Word> words = Words.of(designation, 0, designation.length());
            for (int i = 0; i < words.size(); i++) {
                if (at(words, i) > 0) {
                    best = words.get(i).start();
                    break;
                }
            }
            for (String word : han) {
                int at = designation.indexOf(word);
                if (at >= 0 && at < best) {
                    best = at;
                }
            }
            return best == Integer.MAX_VALUE ? -1 : best;
        }

        public boolean in(String designation) {
            return first(designation) >= 0;
        }

        /** True if the text, in lower case, contains one of the words, wherever its borders are. */
        public boolean anywhere(String lower) {
            return latin.stream().anyMatch(lower::contains) || han.stream().anyMatch(lower::contains);
        }

        private static String plain(String word) {
            return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        }
    }

    public Group group(String name) {
        return Objects.requireNonNull(groups.get(name), name);
    }

    /** The side whose word stands first in a designation; a country behind "to" is where an envoy works, not whom he serves. */
    public Optional<String> side(String designation, String prefix) {
        @Nullable String side = null;
        int best = Integer.MAX_VALUE;
        for (Map.Entry<String, Group> entry : groups.entrySet()) {
            if (entry.getKey().startsWith(prefix + " ")) {
                int at = entry.getValue().first(designation);
                if (at >= 0 && at < best && !stationed(designation, at)) {
                    best = at;
                    side = entry.getKey().substring(prefix.length() + 1);
                }
            }
        }
        return Optional.ofNullable(side);
    }

    private static boolean stationed(String designation, int at) {
        String before = designation.substring(0, at).toLowerCase(Locale.ROOT);
        return before.endsWith("to ") || before.endsWith("to the ") || before.endsWith("驻");
    }

    private static Lexicon read() {
        Lexicon lexicon = new Lexicon();
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream("lexicon.txt"), "lexicon.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(':');
                if (colon > 0 && line.charAt(0) != '#') {
                    Group group = new Group();
                    for (String word : line.substring(colon + 1).split("\\|")) {
                        add(group, word.strip());
                    }
                    lexicon.groups.put(line.substring(0, colon), group);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lexicon;
    }

    private static void add(Group group, String word) {
        if (word.startsWith("=")) {
            group.exact.add(word.substring(1));
        } else if (!word.isEmpty() && Words.han(word.charAt(0))) {
            group.han.add(word);
        } else if (!word.isEmpty()) {
            group.latin.add(word);
        }
    }
}
