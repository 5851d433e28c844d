package org.onrecord.processor.statement.english;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.Source;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.Reposts;
import org.onrecord.processor.statement.speaker.Subjects;
import org.onrecord.processor.statement.text.Quotations;
import org.onrecord.processor.statement.text.QuoteMarks;
import org.onrecord.processor.statement.text.SpanSet;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * Gives quotations that no verb of saying claims to their speaker: those behind a colon ("Her answer to the pilots:"), those that are
 * signed, and those that are a paragraph of their own, behind a paragraph that announces them or ends with the same speaker's words.
 */
final class StrayQuotes {
    private static final int SHORTEST = 4;
    private static final int NAME = 6;
    private static final int VERB = 4;

    private final Subjects subjects;

    StrayQuotes(Subjects subjects) {
        this.subjects = subjects;
    }

    /**
     * Adds them to the paragraph's reports.
     *
     * @param carried whose words the paragraph before announces or ends with, or null
     * @param last who spoke last, for pronouns
     */
    void add(
            Span paragraph,
            List<EnglishSentence> sentences,
            @Nullable Source carried,
            @Nullable Source last,
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
            if (longEnough(sentence, quote) && !claimed.overlaps(quote.inner())) {
                source(paragraph, sentence, quote, carried, last)
                        .ifPresent(source -> reports.add(report(sentence, quote, source)));
            }
        }
    }

    /** Whose words a sentence announces that ends with a colon; empty where it names nobody. */
    Optional<Source> announced(EnglishSentence sentence, int colon, @Nullable Source last) {
        List<Words.Word> words = sentence.words();
        int to = sentence.wordsBefore(colon);
        Optional<Reposts.Mark> repost = Reposts.mark(
                sentence.text(), sentence.span().start(), sentence.span().end());
        if (repost.isPresent()) {
            return Optional.of(Source.named(repost.get().account()));
        }
        if (to == 0) {
            return Optional.empty();
        }
        if (verb(words) && to <= 1 + NAME) {
            return subjects.source(words, 1, to, last);
        }
        int small = 0;
        while (small < VERB && to > 1 && !words.get(to - 1).capitalised() && sentence.clean(to - 2)) {
            if (Subjects.pronoun(sentence.lower(to - 1))) {
                return subjects.source(words, to - 1, to, last);
            }
            to--;
            small++;
        }
        to = small > 0 && !words.get(to - 1).capitalised() ? sentence.wordsBefore(colon) : to;
        int from = to;
        while (from > 0
                && to - from < NAME
                && (from == to || sentence.clean(from - 1))
                && words.get(from - 1).capitalised()) {
            from--;
        }
        boolean name = to - from >= 2 || to - from == 1 && from == 0;
        return name && NameWords.is(words.get(to - 1))
                ? subjects.source(words, from, to, last)
                : new EnglishSubjects(sentence, subjects, subjects.cast()).main(last);
    }

    private static boolean verb(List<Words.Word> words) {
        return words.size() > 1
                && (WordList.of("verbs-say").at(words, 0) == 1
                        || WordList.of("verbs-quote").at(words, 0) == 1);
    }

    private Optional<Source> source(
            Span paragraph,
            EnglishSentence sentence,
            QuoteMarks.Quote quote,
            @Nullable Source carried,
            @Nullable Source last) {
        int start = quote.outer().start();
        if (sentence.before(start) == ':') {
            return announced(sentence, sentence.text().lastIndexOf(':', start), last);
        }
        Optional<Source> named = Signatures.behind(
                        sentence.text(), quote.outer().end(), subjects)
                .or(() -> behind(sentence, quote, last));
        if (named.isPresent()) {
            return named;
        }
        boolean alone = start == paragraph.start()
                && rest(sentence.text(), quote.outer().end(), paragraph.end());
        return alone ? Optional.ofNullable(carried) : Optional.empty();
    }

    /** Whoever does something with his words right behind a quotation that a comma or another mark ends: “Never,” X growled. */
    private Optional<Source> behind(EnglishSentence sentence, QuoteMarks.Quote quote, @Nullable Source last) {
        int end = quote.outer().end();
        String text = sentence.text();
        if (quote.open() || end - 2 < quote.outer().start() || ",?!".indexOf(text.charAt(end - 2)) < 0) {
            return Optional.empty();
        }
        List<Words.Word> words = sentence.words();
        int from = sentence.wordsBefore(end);
        for (int i = from + 1; i < words.size() && i <= from + NAME && sentence.clean(i - 1); i++) {
            if (!words.get(i).capitalised() && acts(words.get(i).lower())) {
                Words.Word first = words.get(from);
                boolean subject = first.capitalised()
                        || Subjects.pronoun(first.lower())
                        || first.lower().equals("the")
                        || first.lower().equals("a")
                        || first.lower().equals("one");
                return subject ? subjects.source(words, from, i, last) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean acts(String lower) {
        return lower.length() > 4 && (lower.endsWith("ed") || lower.endsWith("s") && !lower.endsWith("ss"));
    }

    /** True if no words follow but a note in brackets. */
    private static boolean rest(String text, int from, int to) {
        String rest = from >= to ? "" : text.substring(from, to).strip();
        return rest.length() <= 1 || rest.length() <= 40 && rest.startsWith("[") && rest.endsWith("]");
    }

    private static boolean longEnough(EnglishSentence sentence, QuoteMarks.Quote quote) {
        return Words.of(sentence.text(), quote.inner().start(), quote.inner().end())
                        .size()
                >= SHORTEST;
    }

    private static EnglishReport report(EnglishSentence sentence, QuoteMarks.Quote quote, Source source) {
        Span span = sentence.tidy(quote.inner().start(), quote.inner().end());
        boolean stops = span.end() < quote.inner().end() && sentence.text().charAt(span.end()) == '.';
        Span words = stops ? new Span(span.start(), span.end() + 1) : span;
        return new EnglishReport(
                new Draft(words, Statement.Kind.DIRECT, source, null, false), sentence.index(), false, false);
    }
}
