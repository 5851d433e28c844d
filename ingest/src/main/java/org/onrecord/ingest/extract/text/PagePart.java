package org.onrecord.ingest.extract.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.onrecord.events.resource.WordLists;

/** What a part of a page around its article says of itself, by the patterns of {@code page-parts.txt}. */
enum PagePart {
    /** The heading of readers' comments. */
    THREAD(12),
    /** A control under a comment, such as "Reply". */
    REPLY(8),
    /** A line that points to another page. */
    POINTER(25),
    CREDIT(14),
    /** A caption with the source of its picture. */
    SOURCED(60),
    /** An appeal to subscribe, follow or donate. */
    APPEAL(90),
    LEGAL(120),
    AUTHOR(120);

    /** The most words of a block of this part. */
    private final int most;

    private final Pattern pattern;

    PagePart(int most) {
        this.most = most;
        this.pattern = Pattern.compile(
                String.join("|", Patterns.BY_NAME.list(name().toLowerCase(Locale.ROOT))), Pattern.DOTALL);
    }

    /** Its own class: an enum's constants are made before its static fields. */
    private static final class Patterns {
        static final WordLists BY_NAME = WordLists.ofLines(PagePart.class, "page-parts.txt");
    }

    /** Returns true for a pointer, a credit, a caption with one, an appeal or a legal notice. */
    static boolean isAny(TextBlock block) {
        return POINTER.fits(block)
                || CREDIT.fits(block)
                || SOURCED.fits(block)
                || APPEAL.fits(block)
                || LEGAL.fits(block);
    }

    boolean fits(TextBlock block) {
        return block.words <= most
                && pattern.matcher(block.text.toLowerCase(Locale.ROOT)).matches();
    }
}
