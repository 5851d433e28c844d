package org.onrecord.ingest.extract.meta;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The text of small elements. */
final class ElementText {
    /** A short text does not consist of more nodes than this. */
    private static final int MOST_NODES = 300;

    private ElementText() {}

    /**
     * Returns the text of an element, with white space collapsed and a space at element borders.
     *
     * @return null if it has more than {@code most} characters or too many nodes
     */
    static @Nullable String within(Element element, int most) {
        return within(element, most, ' ');
    }

    /** As {@link #within(Element, int)}, with a line feed for each line break. */
    static @Nullable String lines(Element element, int most) {
        return within(element, most, '\n');
    }

    private static @Nullable String within(Element element, int most, char lineBreak) {
        StringBuilder words = new StringBuilder();
        int nodes = 0;
        Node node = element.firstChild();
        while (node != null) {
            if (node instanceof TextNode text) {
                addCollapsed(text.getWholeText(), words);
            } else {
                space(words);
                if (lineBreak != ' ' && node.nameIs("br")) {
                    words.append(lineBreak);
                }
            }
            if (words.length() > most || ++nodes > MOST_NODES) {
                return null;
            }
            Node next = node.firstChild();
            while (next == null && node != null && node != element) {
                next = node.nextSibling();
                if (next == null) {
                    node = node.parent();
                    space(words);
                }
            }
            node = next;
        }
        return words.toString().strip();
    }

    private static void addCollapsed(String text, StringBuilder words) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // The wide space of East Asian titles is part of them and stays.
            if (c <= ' ' || c == '\u00a0') {
                space(words);
            } else {
                words.append(c);
            }
        }
    }

    private static void space(StringBuilder words) {
        if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
    }

    /** Collapses white space, and strips it at the ends. */
    static String collapsed(String text) {
        StringBuilder words = new StringBuilder(text.length());
        addCollapsed(text, words);
        return words.toString().strip();
    }
}
