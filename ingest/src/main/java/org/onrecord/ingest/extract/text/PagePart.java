package org.onrecord.ingest.extract.text;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.onrecord.events.resource.Resources;

/** What a part of a page around its article says of itself, by the patterns of {@code page-parts.txt}. */
enum PagePart {
    /** The heading of readers' comments. */
    THREAD(12),
    /** A control under a comment, such as "Reply". */
    REPLY(8),
    /** A line that points to another page. */
    POINTER(25),
    /** The source of a picture. */
    CREDIT(14),
    /** A caption with the source of its picture. */
    SOURCED(60),
    /** An appeal to subscribe, follow or donate. */
    APPEAL(90),
    LEGAL(120),
    AUTHOR(120);

    private static final Map<PagePart, Pattern> PATTERNS = patterns();

    /** The most words of a block of this part. */
    private final int most;

    PagePart(int most) {
        this.most = most;
    }

    private static Map<PagePart, Pattern> patterns() {
        Map<PagePart, StringBuilder> found = new EnumMap<>(PagePart.class);
        for (String line : Resources.text(PagePart.class, "page-parts.txt").split("\n")) {
            int colon = line.indexOf(": ");
            if (colon > 0 && !line.startsWith("#")) {
                StringBuilder all = found.computeIfAbsent(
                        valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT)), part -> new StringBuilder());
                all.append(all.isEmpty() ? "" : "|").append(line.substring(colon + 2));
            }
        }
        Map<PagePart, Pattern> patterns = new EnumMap<>(PagePart.class);
        found.forEach((part, all) -> patterns.put(part, Pattern.compile(all.toString(), Pattern.DOTALL)));
        return patterns;
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
        Pattern pattern = PATTERNS.get(this);
        return pattern != null
                && block.words <= most
                && pattern.matcher(block.text.toLowerCase(Locale.ROOT)).matches();
    }
}
