package org.onrecord.processor.statement.speaker;

import java.util.Optional;
import java.util.regex.Matcher;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Finds the original author of reposted words: "RT @quill: ...", "shared a post by Ada Quill". */
public final class Reposts {
    private static final PatternFile PATTERNS = new PatternFile("common", "releases");
    private static final WordList VERBS = WordList.of("verbs-repost");
    private static final WordList POSTS = WordList.of("posts");
    private static final WordList LINKS = WordList.of("post-links");
    private static final WordList INSIDE = WordList.of("inside-author");
    private static final int NEAR = 9;
    private static final int LONGEST = 8;

    private Reposts() {}

    /** A mark such as "RT @quill:" at the start of a post: the account, and the offset of its words. */
    public record Mark(String account, int end) {}

    public static Optional<Mark> mark(String text, int start, int end) {
        Matcher mark = PATTERNS.matcher("repost", text).region(start, end);
        return mark.lookingAt() && mark.end() < end
                ? Optional.of(new Mark(mark.group(1), mark.end()))
                : Optional.empty();
    }

    public static boolean verb(String lower) {
        return VERBS.has(lower);
    }

    /** Returns the author of the post that is a verb's object: "a post by X", "X's post"; empty if the subject wrote it. */
    public static Optional<SpeakerMention> author(Words words, int verb, SubjectReader subjects) {
        for (int i = verb + 1; i < words.size() && i <= verb + NEAR; i++) {
            if (!POSTS.has(words.lower(i))) {
                continue;
            }
            boolean place = i + 3 < words.size() && words.lower(i + 1).equals("on");
            int link = place ? i + 3 : i + 1;
            if (link + 1 < words.size() && LINKS.has(words.lower(link))) {
                int to = end(words, link + 1);
                return to == link + 1 ? Optional.empty() : subjects.speaker(words, link + 1, to, null);
            }
            Word owner = words.get(i - 1);
            if (owner.lower().endsWith("'s") && owner.capitalised()) {
                int from = i - 1;
                while (from > verb + 1 && words.capital(from - 1)) {
                    from--;
                }
                String name = words.text().substring(words.get(from).start(), owner.end() - 2);
                Words parts = Word.split(name);
                return subjects.speaker(parts, 0, parts.size(), null);
            }
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Returns the end of a capitalised name, including the small words inside an office. */
    private static int end(Words words, int from) {
        int end = words.end(from, LONGEST, words::blank, i -> words.capital(i) || INSIDE.has(words.lower(i)));
        while (end > from && !words.capital(end - 1)) {
            end--;
        }
        return end;
    }
}
