package org.onrecord.processor.topology;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts for which it is known, from how they were made, which is a copy of which. Each matter has a whole text, an edited, a shortened and a lengthened
 * one, and one that combines its first sentence with another.
 */
final class Phrases {
    private static final List<List<String>> MATTERS = List.of(
            List.of(
                    "The harbour will be dredged all the way up to the mill long before the first ice of winter comes.",
                    "Nobody needs to fear for a berth along the old quay this year.",
                    "Thanks go to everyone who helped to pay for this work.",
                    "Every keeper shall get a warm coat and a second pair of boots."),
            List.of(
                    "No ship that carries salt or timber may enter the inner basin by night any more while the lamps are out.",
                    "Pilots who break this rule must answer for it before the council.",
                    "Merchants have asked for such an order since last autumn.",
                    "A lantern at the bow will not make any difference to us."),
            List.of(
                    "Our neighbours upstream have opened their sluices without a word of warning to anybody who lives along the river.",
                    "Such conduct harms farmers, millers and fishermen on both banks alike.",
                    "Talks about a treaty should therefore begin as soon as possible.",
                    "Water levels have been falling at every gauge since early spring."));

    private Phrases() {}

    private static final List<Made> ALL = MATTERS.stream()
            .flatMap(matter -> Stream.of(
                    new Made(Form.WHOLE, matter, matter.get(0) + " " + matter.get(1)),
                    new Made(
                            Form.EDITED,
                            matter,
                            matter.get(0) + " Surely " + matter.get(1).toLowerCase(Locale.ROOT)),
                    new Made(Form.SHORTENED, matter, matter.get(0)),
                    new Made(Form.LENGTHENED, matter, matter.get(0) + " " + matter.get(1) + " " + matter.get(2)),
                    new Made(Form.OTHERWISE, matter, matter.get(0) + " " + matter.get(3))))
            .toList();

    private static final Map<String, Made> BY_WORDS =
            ALL.stream().collect(Collectors.toMap(made -> bare(made.words), made -> made));

    /** Which forms are copies of each form of the same matter; the longer text is the one with more words. */
    private static final Map<Form, Set<Form>> COPIES = Map.of(
            Form.WHOLE, Set.of(Form.SHORTENED),
            Form.EDITED, Set.of(Form.SHORTENED, Form.WHOLE),
            Form.SHORTENED, Set.of(),
            Form.LENGTHENED, Set.of(Form.WHOLE, Form.EDITED),
            Form.OTHERWISE, Set.of(Form.SHORTENED));

    private enum Form {
        WHOLE,
        EDITED,
        SHORTENED,
        LENGTHENED,
        OTHERWISE
    }

    private record Made(Form form, List<String> matter, String words) {}

    /** Draws a text, unchanged or with other marks or spacing. */
    static String draw(Random random) {
        String words = ALL.get(random.nextInt(ALL.size())).words;
        return switch (random.nextInt(4)) {
            case 0 -> words.replace(".", "!");
            case 1 -> words.replace(",", "").replace(" the ", "  the ");
            default -> words;
        };
    }

    /** Returns true if one was made as a copy of the other. */
    static boolean isCopy(String one, String other) {
        Made copy = BY_WORDS.get(bare(one));
        Made text = BY_WORDS.get(bare(other));
        return copy != null
                && text != null
                && copy.matter.equals(text.matter)
                && COPIES.getOrDefault(text.form, Set.of()).contains(copy.form);
    }

    private static String bare(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
    }
}
