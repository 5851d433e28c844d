package org.onrecord.events.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/**
 * Finds what is no word in a text: marks of Markdown, targets of links, images, quoting of e-mails, and tags and entities of HTML. A parser
 * of Markdown would not do: plain text has none of its structure, so that an indented line is no code and a rule below a line makes no
 * heading.
 */
public final class Markup {
    /** Limits of the search for the end of a mark, so that the search is linear. */
    private static final int LONGEST_LABEL = 400;

    private static final int LONGEST_TARGET = 1_000;
    private static final int LONGEST_TAG = 2_000;
    private static final int MARGIN = 64;

    private static final int LONGEST_ENTITY = 12;

    private static final Pattern ENTITY =
            Pattern.compile("&(?:[a-zA-Z][a-zA-Z0-9]{1,8}|#\\d{2,5}|#[xX][0-9a-fA-F]{2,4});");
    private static final Pattern TAG =
            Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]{0,9})(?=[\\s/>])[^<>]{0," + LONGEST_TAG + "}>");
    private static final Pattern AUTOLINK =
            Pattern.compile("<(?:https?://|mailto:)[^\\s<>]{1," + LONGEST_TARGET + "}>");
    private static final Pattern TARGET = Pattern.compile(
            "\\((?:https?:|/|#|\\.{1,2}/|mailto:|tel:|www\\.)[^\\s()]{0," + LONGEST_TARGET
                    + "}(?:\\([^\\s()]{0,200}\\)[^\\s()]{0,200})?(?:\\s{1,2}(?:\"[^\"\\n]{0,200}\"|'[^'\\n]{0,200}'))?\\)");
    private static final Pattern REFERENCE = Pattern.compile("\\[[\\w -]{0,40}\\](?!\\()");
    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^ {0,3}\\[[^\\]\\n]{1,60}\\]: {0,3}<?(?:https?:|/|#|mailto:)\\S{1," + LONGEST_TARGET
                    + "}[^\\n]{0,200}$");
    private static final Pattern QUOTED = Pattern.compile("(?:>[ \\t]?){1,20}");
    private static final Pattern HEADING = Pattern.compile("#{1,6}[ \\t]+(?=[^#\\s])");
    private static final Pattern RULE = Pattern.compile("(?:-{3,}+|={3,}+|_{3,}+)[ \\t]*+(?=\\n|$)");
    private static final Pattern STARRED_LINE = Pattern.compile("\\*(?:[ \\t]?\\*){0,20}[ \\t]*+(?=\\n|$)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?=[\\[\\]*_#$\"'().>!&~|-])");
    private static final Pattern STARS = Pattern.compile("\\*{1,3}");
    private static final Pattern LINES = Pattern.compile("_{1,3}");

    /**
     * A change of a text.
     *
     * @param with what stands there afterwards, not longer than the stretch
     */
    public record Edit(int start, int end, String with) {}

    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    private final boolean referenced;

    private Markup(String text) {
        this.text = text;
        this.referenced = text.contains("]: ") && DEFINITION.matcher(text).find();
    }

    /** Returns the changes that leave only words and their punctuation. */
    public static List<Edit> in(String text) {
        return new Markup(text).edits();
    }

    private List<Edit> edits() {
        int i = 0;
        while (i < text.length()) {
            int next = switch (text.charAt(i)) {
                case '[' -> link(i, i);
                case '!' -> i + 1 < text.length() && text.charAt(i + 1) == '[' ? image(i) : i;
                case '\\' -> taken(ESCAPED, i, "");
                case '<' -> tag(i);
                case '&' -> entity(i);
                case '*' -> emphasis(STARS, i);
                case '_' -> emphasis(LINES, i);
                case '>' -> lineStart(i) ? taken(QUOTED, i, "") : i;
                case '#' -> lineStart(i) ? taken(HEADING, i, "") : i;
                case '-', '=' -> lineStart(i) ? taken(RULE, i, "") : i;
                default -> i;
            };
            // An escaped character is a word's, whatever it would be alone.
            i = next > i && text.charAt(i) == '\\' ? next + 1 : Math.max(next, i + 1);
        }
        return edits;
    }

    /** Returns true if only white space, quoting marks or a bullet precede the place on its line. */
    private boolean lineStart(int at) {
        int before = at - 1;
        while (before >= 0 && at - before <= MARGIN && " \t>".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    /** Takes out what a pattern matches at a place. Returns where it ends, or the place itself. */
    private int taken(Pattern pattern, int at, String with) {
        Matcher matcher = pattern.matcher(text)
                .region(at, text.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
        return matcher.lookingAt() ? take(at, matcher.end(), with) : at;
    }

    private int take(int start, int end, String with) {
        edits.add(new Edit(start, end, with));
        return end;
    }

    /** Takes the brackets and the target of a link; its words stay. Returns the offset after the opening bracket, or the place itself. */
    private int link(int start, int at) {
        if (referenced && lineStart(at)) {
            int end = taken(DEFINITION, at, "");
            if (end > at) {
                return end;
            }
        }
        int close = closing(at);
        if (close < 0) {
            return at;
        }
        int target = target(close + 1);
        if (target < 0) {
            return at;
        }
        take(start, at + 1, "");
        // The words of a link may have marks of their own.
        Markup inner = new Markup(text.substring(at + 1, close));
        inner.edits().forEach(edit -> edits.add(new Edit(edit.start() + at + 1, edit.end() + at + 1, edit.with())));
        return take(close, target, "");
    }

    private int image(int at) {
        int close = closing(at + 1);
        int target = close < 0 ? -1 : target(close + 1);
        return target < 0 ? at : take(at, target, "");
    }

    /** Returns the bracket that closes the one at a place, or -1. */
    private int closing(int open) {
        int depth = 0;
        int limit = Math.min(text.length(), open + LONGEST_LABEL);
        for (int i = open; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i;
            } else if (c == '\n' && i + 1 < limit && text.charAt(i + 1) == '\n') {
                return -1;
            }
        }
        return -1;
    }

    /** Returns the end of the target of a link that begins at a place, or -1. */
    private int target(int at) {
        if (at >= text.length()) {
            return -1;
        }
        Matcher matcher =
                (text.charAt(at) == '(' ? TARGET : REFERENCE).matcher(text).region(at, text.length());
        boolean found = (text.charAt(at) == '(' || text.charAt(at) == '[' && referenced) && matcher.lookingAt();
        return found ? matcher.end() : -1;
    }

    private int tag(int at) {
        if (text.startsWith("<!--", at)) {
            int end = text.indexOf("-->", at, Math.min(text.length(), at + LONGEST_TAG));
            return end > 0 ? take(at, end + 3, "") : at;
        }
        int link = taken(AUTOLINK, at, "");
        if (link > at) {
            return link;
        }
        Matcher tag = TAG.matcher(text).region(at, text.length());
        if (!tag.lookingAt()) {
            return at;
        }
        String name = tag.group(1).toLowerCase(Locale.ROOT);
        if (!Tag.isKnownTag(name)) {
            return at;
        }
        boolean block = name.equals("br") || Tag.valueOf(name).isBlock();
        return take(at, tag.end(), block ? "\n" : "");
    }

    private int entity(int at) {
        Matcher entity = ENTITY.matcher(text).region(at, Math.min(text.length(), at + LONGEST_ENTITY));
        String with = entity.lookingAt() ? Parser.unescapeEntities(entity.group(), true) : "";
        return with.length() == 1 && with.charAt(0) >= ' ' ? take(at, entity.end(), with) : at;
    }

    /**
     * Takes the marks of emphasis: two or three stars wherever they stand, and one star or lines beside a word if the like closes them.
     * Stars that stand alone on a line end a text, and stay.
     */
    private int emphasis(Pattern marks, int at) {
        if (lineStart(at)) {
            int rule = taken(RULE, at, "");
            Matcher stars = STARRED_LINE.matcher(text).region(at, text.length());
            if (rule > at || stars.lookingAt()) {
                return Math.max(rule, stars.reset().region(at, text.length()).lookingAt() ? stars.end() : at);
            }
        }
        Matcher run = marks.matcher(text).region(at, text.length());
        if (!run.lookingAt()) {
            return at;
        }
        int end = run.end();
        boolean lines = text.charAt(at) == '_';
        boolean before = at > 0 && (lines ? Character.isLetterOrDigit(text.charAt(at - 1)) : !blank(at - 1));
        boolean behind = end < text.length() && (lines ? Character.isLetterOrDigit(text.charAt(end)) : !blank(end));
        if (!lines && end - at >= 2) {
            return take(at, end, "");
        }
        boolean opens = end < text.length() && !blank(end) && !(lines && before);
        boolean closes = at > 0 && !blank(at - 1) && !(lines && behind);
        String mark = run.group();
        boolean paired = opens && paired(end, mark, 1) || closes && paired(at - 1, mark, -1);
        return paired ? take(at, end, "") : end;
    }

    /** Returns true if the mark stands again in the same paragraph within the length of a phrase. */
    private boolean paired(int from, String mark, int step) {
        char c = mark.charAt(0);
        for (int i = from, n = 0; i >= 0 && i < text.length() && n < LONGEST_LABEL; i += step, n++) {
            if (text.charAt(i) == c) {
                int inner = step > 0 ? i - 1 : i + 1;
                return n > 0 && !blank(inner);
            }
            if (text.charAt(i) == '\n' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                return false;
            }
        }
        return false;
    }

    private boolean blank(int at) {
        return Character.isWhitespace(text.charAt(at));
    }
}
