package org.onrecord.events.text;

/** Shortens text for lists, messages and logs. */
public final class Ellipsis {
    private Ellipsis() {}

    /** Returns a text of at most {@code most} UTF-16 units unchanged, and the beginning of a longer one, followed by an ellipsis. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean splitsCharacter = Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, splitsCharacter ? most - 1 : most) + "…";
    }
}
