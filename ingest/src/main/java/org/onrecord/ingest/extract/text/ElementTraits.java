package org.onrecord.ingest.extract.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The traits of an element: the kinds of words of {@code names.txt} in its class, id and role, its tag, and whether it
 * is hidden. A trait is a number below {@link #COUNT}; several are a set of bits.
 */
final class ElementTraits {
    private static final WordTable NAMES = WordTable.read("names.txt");
    static final int BODY = NAMES.kind("body");
    static final int COMMENT = NAMES.kind("comment");
    private static final int HIDDEN = NAMES.kinds();
    private static final int FIRST_MARK = HIDDEN + 1;
    static final int COUNT = FIRST_MARK + TagRole.INLINE.ordinal();

    /** The distance of a trait that no enclosing box has, or none nearby. */
    static final byte NONE = 100;

    private static final String[] ATTRIBUTES = {"class", "id", "role", "itemprop", "data-testid", "data-component"};

    private long bits;
    private long signature;

    ElementTraits() {
        if (COUNT > Long.SIZE) {
            throw new IllegalStateException("More traits than a long has bits: " + COUNT);
        }
    }

    long bits() {
        return bits;
    }

    /** Returns a hash of the tag and the letters of the classes. */
    long signature() {
        return signature;
    }

    /** Returns the numbers of the traits of names and tags. */
    static int[] indexes(List<String> names, List<TagRole> tags) {
        return IntStream.concat(
                        names.stream().mapToInt(NAMES::kind), tags.stream().mapToInt(tag -> FIRST_MARK + tag.ordinal()))
                .toArray();
    }

    static long of(TagRole mark) {
        return 1L << FIRST_MARK + mark.ordinal();
    }

    void read(Element element, TagRole mark) {
        bits = mark.isBox() ? of(mark) : 0;
        signature = WordTable.hash(element.normalName());
        if (element.attributesSize() == 0) {
            return;
        }
        Attributes attributes = element.attributes();
        for (int i = 0; i < ATTRIBUTES.length; i++) {
            String value = attributes.get(ATTRIBUTES[i]);
            if (!value.isEmpty()) {
                readNames(value, i == 0);
            }
        }
        if (isHidden(attributes)) {
            bits |= 1L << HIDDEN;
        }
    }

    /** Looks up each word of a value and each pair of adjacent words, so that {@code entry-content} equals {@code entrycontent}. */
    private void readNames(String value, boolean isClass) {
        int length = Math.min(value.length(), 400);
        long word = WordTable.START;
        long pair = WordTable.START;
        boolean inWord = false;
        boolean lower = false;
        for (int i = 0; i <= length; i++) {
            char c = i < length ? value.charAt(i) : ' ';
            boolean upper = c >= 'A' && c <= 'Z';
            boolean letter = upper || c >= 'a' && c <= 'z' || c >= 0x80;
            if (inWord && (!letter || upper && lower)) {
                bits |= NAMES.get(word);
                if (pair != WordTable.START) {
                    bits |= NAMES.get(pair);
                }
                pair = c == ' ' ? WordTable.START : word;
                word = WordTable.START;
                inWord = false;
            } else if (c == ' ') {
                pair = WordTable.START;
            }
            if (letter) {
                char small = upper ? (char) (c + 'a' - 'A') : c;
                word = WordTable.step(word, small);
                if (pair != WordTable.START) {
                    pair = WordTable.step(pair, small);
                }
                inWord = true;
                lower = !upper;
                if (isClass) {
                    signature = WordTable.step(signature, small);
                }
            } else {
                lower = false;
            }
        }
    }

    private static boolean isHidden(Attributes attributes) {
        if (attributes.hasKey("hidden") || attributes.get("aria-hidden").equals("true")) {
            return true;
        }
        String style = attributes.get("style");
        return !style.isEmpty() && (has(style, "display", "none") || has(style, "visibility", "hidden"));
    }

    private static boolean has(String style, String property, String value) {
        int at = style.indexOf(property);
        if (at < 0) {
            return false;
        }
        int found = style.indexOf(value, at);
        return found > 0 && found - at <= property.length() + 3;
    }

    /** Stores how far up the nearest box with each trait is. */
    static void inherit(byte[] up, long bits, @Nullable LayoutBox parent) {
        if (parent == null) {
            Arrays.fill(up, NONE);
        } else {
            byte[] above = parent.up;
            for (int i = 0; i < COUNT; i++) {
                up[i] = (byte) Math.min(above[i] + 1, NONE);
            }
        }
        for (long left = bits; left != 0; left &= left - 1) {
            up[Long.numberOfTrailingZeros(left)] = 1;
        }
    }
}
