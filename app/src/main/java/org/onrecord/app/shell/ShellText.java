package org.onrecord.app.shell;

import org.jspecify.annotations.Nullable;

/** Text from documents and records, made safe for a terminal. */
public final class ShellText {
    private ShellText() {}

    /** Returns the words on one line without control characters, which could steer a terminal; empty for null. */
    public static String plain(@Nullable String words) {
        return words == null ? "" : words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
