package org.onrecord.processor.statement.english;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Finder of attributions without a verb: "according to X", before or after the words, and "X's claim that ...". */
final class AccordingTo {
    private static final PatternFile PATTERNS = new PatternFile("english", "reports");
    private static final int SHORTEST_BEHIND_NOUN = 8;

    private static final int LONGEST = 18;
    private static final int SHORTEST = 8;

    private AccordingTo() {}

    /** The words that a sentence attributes, and their speaker. */
    record Clause(Span content, SpeakerMention speaker) {}

    /**
     * Returns the words that the sentence attributes by "according to".
     *
     * @param last the last speaker, for pronouns
     * @param first true while the paragraph has no other report
     */
    static Optional<Clause> in(
            EnglishSentence sentence, SubjectReader subjects, @Nullable SpeakerMention last, boolean first) {
        if (!sentence.hasEnding("according") && !sentence.hasEnding("según") && !sentence.hasEnding("acuerdo")) {
            return Optional.empty();
        }
        Span span = sentence.span();
        Matcher by = PATTERNS.matcher("by", sentence.text()).region(span.start(), span.end());
        if (!by.find() || sentence.quotes().inside(by.start())) {
            return Optional.empty();
        }
        Words words = sentence.words();
        int from = words.before(by.end());
        if (from >= words.size() || WordList.of("no-sources").has(words.lower(from))) {
            return Optional.empty();
        }
        int to = words.end(from, LONGEST, sentence::clean, i -> true);
        int nameEnd = words.get(to - 1).end();
        return content(sentence, by.start(), nameEnd, first)
                .filter(content -> content.end() - content.start() >= SHORTEST)
                .flatMap(content ->
                        subjects.speaker(words, from, to, last).map(speaker -> new Clause(content, speaker)));
    }

    /** Returns the sentence before one that only names its speaker: "This is according to X." */
    static Optional<Clause> ofBefore(
            EnglishSentence sentence, EnglishSentence before, SubjectReader subjects, @Nullable SpeakerMention last) {
        Matcher pointing = PATTERNS.matcher("this", sentence.text())
                .region(sentence.span().start(), sentence.span().end());
        if (!pointing.lookingAt()) {
            return Optional.empty();
        }
        Words words = sentence.words();
        int from = words.before(pointing.end());
        return from >= words.size() || words.size() - from > LONGEST
                ? Optional.empty()
                : subjects.speaker(words, from, words.size(), last)
                        .map(speaker -> new Clause(
                                before.tidy(before.span().start(), before.span().end()), speaker));
    }

    /** Returns what remarks or a call that somebody made contain: "opened the meeting with remarks praising the keepers". */
    static Optional<Clause> byRemarks(EnglishSentence sentence, Supplier<Optional<SpeakerMention>> subject) {
        if (!sentence.hasEnding("with")) {
            return Optional.empty();
        }
        Span span = sentence.span();
        Matcher remarks = PATTERNS.matcher("remarks", sentence.text()).region(span.start(), span.end());
        if (!remarks.find() || sentence.quotes().inside(remarks.start())) {
            return Optional.empty();
        }
        Span content = sentence.tidy(Math.max(remarks.start(1), remarks.start(2)), span.end());
        return subject.get().map(speaker -> new Clause(content, speaker));
    }

    private static Optional<Span> content(EnglishSentence sentence, int by, int nameEnd, boolean first) {
        Span span = sentence.span();
        if (sentence.words().before(by) < 4) {
            return nameEnd < span.end() && sentence.text().charAt(nameEnd) == ','
                    ? Optional.of(sentence.tidy(nameEnd, span.end()))
                    : Optional.empty();
        }
        if (",”\"".indexOf(sentence.before(by)) < 0) {
            return Optional.empty();
        }
        boolean whole = sentence.narrative() && sentence.closing() && first;
        return Optional.of(sentence.tidy(whole ? sentence.paragraph().start() : span.start(), by));
    }

    /** Returns the clause after the first noun such as "claim that", with its speaker. */
    static Optional<Clause> byNoun(EnglishSentence sentence, SubjectReader subjects, @Nullable SpeakerMention last) {
        if (sentence.lastChar() == '?' || !hasNoun(sentence)) {
            return Optional.empty();
        }
        Span span = sentence.span();
        Matcher noun = PATTERNS.matcher("noun", sentence.text()).region(span.start(), span.end());
        if (!noun.find()) {
            return Optional.empty();
        }
        Words words = sentence.words();
        int to = words.before(noun.start());
        if (to == 0 || !words.lower(to - 1).endsWith("'s")) {
            return Optional.empty();
        }
        int from = to - 1;
        while (from > 0 && sentence.clean(from - 1) && words.capital(from - 1) && to - from < 8) {
            from--;
        }
        int comma = sentence.text().indexOf(", ", noun.end(), Math.max(noun.end(), span.end()));
        Span content = sentence.tidy(noun.end(), comma > 0 && comma < span.end() ? comma : span.end());
        return subjects.speaker(words, from, to, last)
                .filter(unused -> content.end() - content.start() > SHORTEST_BEHIND_NOUN)
                .map(found -> new Clause(content, withoutPossessive(found)));
    }

    /** Returns true if "that" or "which" follows such a noun. */
    private static boolean hasNoun(EnglishSentence sentence) {
        Words words = sentence.words();
        return IntStream.range(1, words.size())
                .filter(i -> Set.of("that", "which").contains(words.get(i).text()))
                .anyMatch(i -> PATTERNS.in("saying-noun", words.get(i - 1).text()));
    }

    private static SpeakerMention withoutPossessive(SpeakerMention speaker) {
        String name = speaker.name();
        return name != null && (name.endsWith("'s") || name.endsWith("’s"))
                ? new SpeakerMention(
                        name.substring(0, name.length() - 2), speaker.role(), speaker.organisation(), false)
                : speaker;
    }
}
