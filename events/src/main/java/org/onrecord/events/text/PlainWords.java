package org.onrecord.events.text;

/** The words of a passage in one line, without what is left of Markdown and HTML, for titles, mails and feeds. */
public final class PlainWords {
    private PlainWords() {}

    public static String of(String passage) {
        StringBuilder words = new StringBuilder();
        int at = 0;
        for (Markup.Edit edit : Markup.in(passage)) {
            words.append(passage, at, edit.start()).append(edit.with());
            at = edit.end();
        }
        return words.append(passage, at, passage.length())
                .toString()
                .replaceAll("\\s+", " ")
                .strip();
    }
}
