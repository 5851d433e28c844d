package org.onrecord.events.text;

/** Shortens text for lists, messages and logs. */
public final class Ellipsis {
    private Ellipsis() {}

    /** Returns a text of at most {@code most} UTF-16 units unchanged, and the beginning of a longer one, followed by an ellipsis. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : beginning(text, most) + "…";
    }

    /** Returns at most {@code most} UTF-16 units of a text, without half a character at the end. */
    public static String beginning(String text, int most) {
        boolean splits = text.length() > most && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, splits ? most - 1 : Math.min(most, text.length()));
    }
}
