package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.Reposts;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Recognises paragraphs that introduce the text after them: an interview, an institution's note, a post, a release. */
public final class LeadIns {
    private static final PatternFile PATTERNS = new PatternFile("common", "releases");
    private static final int LOOK = 120_000;
    private static final List<WordList> OFFICE =
            List.of(WordList.of("roles"), WordList.of("sources"), WordList.of("institution-words"));

    private LeadIns() {}

    /** Returns true for a line in the third person, without a closing full stop, that reports an event such as an interview. */
    public static boolean introduces(String paragraph) {
        return !ParagraphSplitter.closed(paragraph)
                && paragraph.length() <= 600
                && PATTERNS.in("event", paragraph)
                && !PATTERNS.in("first-person", paragraph)
                && Word.split(paragraph).size() >= 6;
    }

    /** Returns true for the header of a text: "Ministry of X Release:". */
    public static boolean header(String paragraph) {
        return paragraph.length() <= 140 && PATTERNS.in("header", paragraph);
    }

    /** Returns true for a sentence that says on which platform someone posted. */
    public static boolean posted(String paragraph) {
        return paragraph.length() <= 400 && PATTERNS.in("posted", paragraph);
    }

    /** Returns true for such a sentence that quotes nothing: the post follows it. */
    static boolean announcesPost(String paragraph) {
        return posted(paragraph) && paragraph.indexOf('“') < 0 && paragraph.indexOf('"') < 0;
    }

    /** Returns who published, issued or posted a text according to the paragraph. */
    static Optional<SpeakerMention> publisher(String text, Span paragraph, SubjectReader subjects) {
        Words words = Word.split(text, paragraph.start(), paragraph.end());
        for (int i = 1; i < words.size(); i++) {
            if (!WordList.of("verbs-publish").has(words.lower(i))
                    || words.capital(i)
                    || WordList.of("before-noun-post").has(words.lower(i - 1))
                    || words.lower(i).equals("post")
                            && i + 1 < words.size()
                            && !words.lower(i + 1).equals("on")) {
                continue;
            }
            Optional<SpeakerMention> author =
                    Reposts.verb(words.lower(i)) ? Reposts.author(words, i, subjects) : Optional.empty();
            if (author.isPresent()) {
                return author;
            }
            int from = i;
            while (from > 0 && i - from < 14 && words.blankOr(from - 1, " @", " (@")) {
                from--;
            }
            while (from < i && WordList.of("before-publishing-verb").has(words.lower(from))) {
                from++;
            }
            boolean account = text.startsWith("@", words.get(from).start() - 1);
            if (account && from + 1 < i && NameWords.is(words.get(from + 1))) {
                from++;
            } else if (account) {
                return Optional.of(SpeakerMention.named(words.get(from).text()));
            }
            int to = subjectEnd(words, from, i);
            Optional<SpeakerMention> speaker = to > from ? subjects.speaker(words, from, to, null) : Optional.empty();
            if (speaker.isPresent()) {
                return speaker;
            }
        }
        return Optional.empty();
    }

    /** Returns the end of the subject before a verb: its first word that names no person, office or body. */
    private static int subjectEnd(Words words, int from, int verb) {
        String text = words.text();
        int to = from;
        int end = from;
        while (to < verb) {
            Word word = words.get(to);
            if (end > from && text.charAt(word.start() - 1) == '@') {
                break;
            }
            if (word.capitalised()
                    || text.startsWith("@", word.start() - 1)
                    || OFFICE.stream().anyMatch(group -> group.has(word.bare()))) {
                end = to + 1;
            } else if (!WordList.of("inside-publisher").has(word.lower())) {
                break;
            }
            to++;
        }
        // The subject ends before "on X", "X account" or "account".
        while (end > from + 1 && WordList.of("account-words").has(words.lower(end - 1))) {
            end--;
        }
        return end;
    }

    /** Returns the author that a header names: "Ministry of X Release:", "attributable to X:". */
    static Optional<SpeakerMention> headed(ReadingState reading, int paragraph) {
        Span span = reading.paragraph(paragraph);
        Words words = Word.split(reading.text(), span.start(), span.end());
        int to = words.size();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.lower(i);
            if (WordList.of("before-author").has(word)) {
                from = i + 1;
                from += from < words.size() && words.lower(from).equals("to") ? 1 : 0;
            } else if (i > 0 && from == 0 && WordList.of("header-nouns").has(word)) {
                to = i;
                break;
            }
        }
        return from >= to
                ? Optional.empty()
                : reading.subjects().speaker(words, from, to, null).map(speaker -> fuller(speaker, reading));
    }

    /** Returns an institution under the fullest name that the document gives it. */
    private static SpeakerMention fuller(SpeakerMention speaker, ReadingState reading) {
        String name = speaker.name();
        if (name == null || speaker.role() != null) {
            return speaker;
        }
        String full = reading.fullName(name, unused -> fullest(name, reading.text()));
        return full.equals(name) ? speaker : new SpeakerMention(full, null, speaker.organisation(), false);
    }

    private static String fullest(String name, String text) {
        String head = text.substring(0, Math.min(text.length(), LOOK));
        return WordList.of("institution-prefixes").terms().stream()
                .filter(country -> !name.startsWith(country + " ") && head.contains(country + " " + name))
                .findFirst()
                .map(country -> country + " " + name)
                .orElse(name);
    }
}
