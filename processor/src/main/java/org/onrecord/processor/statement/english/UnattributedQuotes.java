package org.onrecord.processor.statement.english;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.Reposts;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Quotations;
import org.onrecord.processor.statement.text.QuoteMarks;
import org.onrecord.processor.statement.text.SpanSet;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * Finder of the speakers of quotations without a verb of saying: after a colon ("Her answer to the pilots:"), with a signature, or in a
 * paragraph of their own, where the paragraph before announces them or ends with the same speaker's words.
 */
record UnattributedQuotes(SubjectReader subjects) {
    private static final PatternFile PATTERNS = new PatternFile("english", "reports");

    private static final int LEAD = 40;
    private static final int SIGNATURE_REACH = 110;
    private static final int LONGEST_SIGNATURE = 7;
    private static final int LONGEST_HEAD = 16;
    private static final int LONGEST_OFFICE = 90;
    private static final int SHORTEST = 4;
    private static final int NAME = 6;
    private static final int VERB = 4;

    /**
     * Adds these quotations to the reports of the paragraph.
     *
     * @param carried the speaker whom the paragraph before announces or ends with, or null
     * @param last the last speaker, for pronouns
     */
    void add(
            Span paragraph,
            List<EnglishSentence> sentences,
            @Nullable SpeakerMention carried,
            @Nullable SpeakerMention last,
            List<EnglishReport> reports) {
        if (sentences.isEmpty()) {
            return;
        }
        Quotations quotes = sentences.getFirst().quotes();
        SpanSet claimed = new SpanSet();
        reports.forEach(report -> claimed.add(report.span()));
        int s = 0;
        for (QuoteMarks.Quote quote : quotes.openingIn(paragraph)) {
            while (s + 1 < sentences.size()
                    && sentences.get(s).span().end() <= quote.outer().start()) {
                s++;
            }
            EnglishSentence sentence = sentences.get(s);
            if (sentence.count(quote) >= SHORTEST && !claimed.overlaps(quote.inner())) {
                speaker(paragraph, sentence, quote, carried, last)
                        .ifPresent(speaker -> reports.add(report(sentence, quote, speaker)));
            }
        }
    }

    /** Returns the speaker whom a sentence before a colon announces, if it names one. */
    Optional<SpeakerMention> announced(EnglishSentence sentence, int colon, @Nullable SpeakerMention last) {
        Words words = sentence.words();
        int to = words.before(colon);
        Optional<Reposts.Mark> repost = Reposts.mark(
                sentence.text(), sentence.span().start(), sentence.span().end());
        if (repost.isPresent()) {
            return Optional.of(SpeakerMention.named(repost.get().account()));
        }
        if (to == 0) {
            return Optional.empty();
        }
        if (verb(words) && to <= 1 + NAME) {
            return subjects.speaker(words, 1, to, last);
        }
        if (words.lower(0).equals("according") && to > 2 && words.lower(1).equals("to")) {
            return subjects.speaker(words, 2, to, last);
        }
        if (PATTERNS.in("issues", words.phrase(Math.max(0, to - LEAD), to))) {
            Optional<SpeakerMention> maker = new CueSubjects(sentence, subjects).main(last);
            if (maker.isPresent()) {
                return maker;
            }
        }
        int named = named(sentence, to);
        if (named > 0) {
            String office = words.phrase(named, to);
            return subjects.speaker(words, 0, named, last).map(speaker -> describedBy(speaker, office));
        }
        int small = 0;
        while (small < VERB && to > 1 && !words.capital(to - 1) && sentence.clean(to - 2)) {
            if (SubjectReader.pronoun(words.lower(to - 1))) {
                return subjects.speaker(words, to - 1, to, last);
            }
            to--;
            small++;
        }
        to = small > 0 && !words.capital(to - 1) ? words.before(colon) : to;
        int from = words.start(to, NAME, sentence::clean, words::capital);
        boolean name = to - from >= 2 || to - from == 1 && from == 0;
        return name && NameWords.is(words.get(to - 1))
                ? subjects.speaker(words, from, to, last)
                : new CueSubjects(sentence, subjects).main(last);
    }

    /** Returns the person whose name and office stand on a line of their own above a quotation: "Otto Marsh, Mayor of Marshport". */
    Optional<SpeakerMention> headed(EnglishSentence line) {
        Words words = line.words();
        boolean heads = words.size() >= 2
                && words.size() <= LONGEST_HEAD
                && words.getFirst().capitalised()
                && Character.isLetterOrDigit(line.lastChar())
                && !line.quotes().anyBefore(line.span().end());
        int to = words.end(0, words.size(), line::clean, i -> true);
        boolean name = heads && to <= NAME && NameWords.is(words.get(to - 1));
        String office = to < words.size() ? words.phrase(to, words.size()) : "";
        return name
                ? subjects.speaker(words, 0, to, null).map(speaker -> describedBy(speaker, office))
                : Optional.empty();
    }

    /** Returns the speaker with the office that a list gives, which says more than the title alone: "President, League of Keepers". */
    private static SpeakerMention describedBy(SpeakerMention speaker, String office) {
        String role = speaker.role();
        boolean more =
                role == null || office.length() <= LONGEST_OFFICE && office.contains(role) && !office.equals(role);
        return more && !office.isEmpty()
                ? new SpeakerMention(speaker.name(), office, speaker.organisation(), speaker.questioner())
                : speaker;
    }

    /** Returns the end of the name in "Otto Marsh, keeper of the harbour:", or 0. */
    private static int named(EnglishSentence sentence, int to) {
        Words words = sentence.words();
        int end = words.end(0, Math.min(to, NAME), sentence::clean, words::capital);
        boolean described = end >= 2
                && end < to
                && sentence.commaBefore(end)
                && !sentence.quotes().anyBefore(words.get(end).start());
        return described && NameWords.is(words.get(end - 1)) && NameWords.is(words.get(end - 2)) ? end : 0;
    }

    private static boolean verb(Words words) {
        return words.size() > 1
                && (WordList.of("verbs-say").at(words, 0) == 1
                        || WordList.of("verbs-quote").at(words, 0) == 1);
    }

    private Optional<SpeakerMention> speaker(
            Span paragraph,
            EnglishSentence sentence,
            QuoteMarks.Quote quote,
            @Nullable SpeakerMention carried,
            @Nullable SpeakerMention last) {
        int start = quote.outer().start();
        if (sentence.before(start) == ':') {
            return announced(sentence, sentence.text().lastIndexOf(':', start), last);
        }
        Optional<SpeakerMention> named =
                signature(sentence.text(), quote.outer().end()).or(() -> behind(sentence, quote, last));
        if (named.isPresent()) {
            return named;
        }
        boolean alone = start == paragraph.start()
                && rest(sentence.text(), quote.outer().end(), paragraph.end());
        return alone ? Optional.ofNullable(carried) : Optional.empty();
    }

    /** Returns the subject of any verb directly after a quotation: “Never,” X growled. */
    private Optional<SpeakerMention> behind(
            EnglishSentence sentence, QuoteMarks.Quote quote, @Nullable SpeakerMention last) {
        int end = quote.outer().end();
        String text = sentence.text();
        if (quote.open() || end - 2 < quote.outer().start() || ",?!".indexOf(text.charAt(end - 2)) < 0) {
            return Optional.empty();
        }
        Words words = sentence.words();
        int from = words.before(end);
        for (int i = from + 1; i < words.size() && i <= from + NAME && sentence.clean(i - 1); i++) {
            if (!words.capital(i) && acts(words.lower(i))) {
                Word first = words.get(from);
                boolean subject = first.capitalised()
                        || SubjectReader.pronoun(first.lower())
                        || WordList.of("subject-openers").has(first.lower());
                return subject ? subjects.speaker(words, from, i, last) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean acts(String lower) {
        return lower.length() > 4 && (lower.endsWith("ed") || lower.endsWith("s") && !lower.endsWith("ss"));
    }

    /** Returns true if nothing but a note in brackets follows. */
    private static boolean rest(String text, int from, int to) {
        String rest = from >= to ? "" : text.substring(from, to).strip();
        return rest.length() <= 1 || rest.length() <= 40 && rest.startsWith("[") && rest.endsWith("]");
    }

    private static EnglishReport report(EnglishSentence sentence, QuoteMarks.Quote quote, SpeakerMention speaker) {
        Draft draft = new Draft(sentence.withFullStop(quote), Statement.Kind.DIRECT, speaker, null, false);
        return new EnglishReport(draft, sentence.index(), false, false);
    }

    private Optional<SpeakerMention> signature(String text, int end) {
        Matcher signature =
                PATTERNS.matcher("signature", text).region(end, Math.min(text.length(), end + SIGNATURE_REACH));
        if (!signature.lookingAt()) {
            return Optional.empty();
        }
        int start = signature.start(1);
        Words words = Word.split(text, start, signature.end(1));
        int to = words.end(0, words.size(), words::blank, i -> true);
        boolean name = to > 0
                && to <= LONGEST_SIGNATURE
                && words.getFirst().capitalised()
                && words.getFirst().start() - start <= 2;
        String office = to > 0
                        && to < words.size()
                        && text.startsWith(",", words.get(to - 1).end())
                ? text.substring(words.get(to).start(), signature.end(1)).strip()
                : "";
        return name
                ? subjects.speaker(words, 0, to, null)
                        .map(speaker -> describedBy(speaker, office))
                        .or(() -> Optional.of(SpeakerMention.named(
                                text.substring(words.getFirst().start(), signature.end(1))
                                        .strip())))
                : Optional.empty();
    }
}
