package org.onrecord.processor.statement.release;

import java.util.regex.Pattern;

/**
 * Recognises the edges of a text: lines of dashes, an editor's note, marks such as "###" or "(END)", a page's navigation, and readers'
 * comments, which address the article or its author.
 */
public final class TextEnds {
    private static final Pattern MARK = Pattern.compile(
            "(?:\\d{1,2}:\\d{2} [AaPp]\\.?[Mm]\\.?.{0,6}|\\\\?#\\s?#\\s?#.*|-\\s?30\\s?-|-?END-?|END\\b.{0,40}|\\(END\\).*"
                    + "|\\[?End of (?:transcript|interview|recording).*|https?://\\S+|\\*\\s?\\*(?:\\s?\\*)?|[-–—_*=]{3,}"
                    + "|[(\\[](?:editor['’]?s['’]? )?note\\b.*|editor['’]?s['’]? note\\b.*"
                    + "|(?:this|the) (?:interview|transcript|conversation|q&a) (?:has been|was) (?:\\w+ ){0,3}(?:edited|condensed|abridged|shortened)\\b.*)",
            Pattern.CASE_INSENSITIVE);
    private static final int OPENING = 220;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)^(?:thank you|thanks|great|excellent|good|very|interesting|nice|what an?|superb|terrific|informative)\\b[^.!?\\n]{0,60}"
                    + "\\b(?:article|piece|post|read|essay|write-?up|analysis|newsletter|substack|summary|blog|work)\\b"
                    + "|\\b(?:this|your|the) (?:\\w+ ){0,3}(?:article|essay|blog post|newsletter|write-?up)\\b[^.!?\\n]{0,80}\\b(?:i|me|my|author|you|should|fails?|misses|ignores)\\b"
                    + "|\\b(?:would|might) (?:be|have been) (?:a lot |much |far )?(?:more )?(?:illuminating|informative|helpful|useful|interesting|better)"
                    + "(?: if (?:you|the author|the article)| to (?:have )?(?:provided?|included?|mention(?:ed)?|see|know))"
                    + "|\\b(?:the author|as the author|dear author)\\b"
                    + "|^(?:i (?:completely |totally |fully )?(?:agree|disagree) with (?:you|the author|the above|this)|@\\w+[,:]? (?:i|you|your|yes|no|thanks|thank you|agreed|exactly|that['’]s)\\b)");

    /** Lines of a page's navigation behind its text. */
    private static final Pattern FURNITURE = Pattern.compile(
            "https?://\\S+|(?:recent|related|latest|more|other|top) (?:news|stories|posts|articles|headlines|releases|press releases|content)"
                    + "|share (?:this|on|via)\\b.{0,40}|newsletter sign-?up|stay connected|follow us.{0,30}|you (?:may|might) also like|back to top"
                    + "|read (?:more|next):?|tags?:.{0,80}|print(?: this)?(?: page)?|e-?mail this(?: page)?|permalink:?.{0,120}|leave a (?:reply|comment)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BREADCRUMB = Pattern.compile(
            "you are here:?|home|skip to .{0,30}|menu|search|[/>»|]|\\d{1,3}|news(?:room)?|press(?: releases?)?|breadcrumb",
            Pattern.CASE_INSENSITIVE);

    private TextEnds() {}

    /** Returns true for a line with which a page's navigation begins behind its text. */
    static boolean furniture(String paragraph) {
        return FURNITURE.matcher(paragraph).matches();
    }

    /** Returns true for a line of the path to a page, above its text. */
    static boolean breadcrumb(String paragraph) {
        return BREADCRUMB.matcher(paragraph).matches();
    }

    /** Returns true for a paragraph that opens a comment. */
    public static boolean comment(String paragraph) {
        return ADDRESS.matcher(paragraph.substring(0, Math.min(OPENING, paragraph.length())))
                .find();
    }

    /** Returns true for an end mark, including a bare URL and the time at which a briefing ended. */
    public static boolean mark(String paragraph) {
        return MARK.matcher(paragraph).matches();
    }
}
