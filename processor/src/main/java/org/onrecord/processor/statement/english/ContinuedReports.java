package org.onrecord.processor.statement.english;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.JointSpeakers;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.QuoteMarks;
import org.onrecord.processor.statement.text.SpanSet;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Finder of quotations and sentences that go on with a report after its attribution. */
final class ContinuedReports {
    private static final WordList ROLE = WordList.of("roles");
    /** The beginning of a sentence about a speaker, "Since then, he has ...", or about the author: "This Office ...". */
    private static final Pattern ABOUT = Pattern.compile("(?:[^,]{1,40}, )?(?i:s?he)\\b|This \\p{Lu}");

    private ContinuedReports() {}

    /**
     * Adds the second half of a quotation that an attribution interrupts.
     *
     * @param known number of the paragraph's reports before this sentence
     */
    static void broken(EnglishSentence sentence, SpeakerMention speaker, List<EnglishReport> reports, int known) {
        if (reports.size() <= known || !reports.get(known).direct()) {
            return;
        }
        EnglishReport first = reports.get(known);
        SpanSet own = new SpanSet();
        reports.subList(known, reports.size()).forEach(report -> own.add(report.span()));
        List<EnglishReport> sequels = sentence.quotes().openingIn(sentence.span()).stream()
                .filter(quote -> !own.overlaps(quote.inner()))
                .filter(quote -> sentence.count(quote) >= 4)
                .map(quote -> first.goingOn(sentence.inner(quote), speaker, sentence.index()))
                .toList();
        reports.addAll(sequels);
    }

    /** Adds a quoted sentence that follows another one in the same paragraph, with the same speaker. */
    static void follow(EnglishSentence sentence, List<EnglishReport> reports) {
        boolean opens = "“\"".indexOf(sentence.text().charAt(sentence.span().start())) >= 0;
        if (reports.isEmpty() || !reports.getLast().direct() && !opens) {
            return;
        }
        EnglishReport before = reports.getLast();
        opening(sentence)
                .map(quote ->
                        before.goingOn(sentence.inner(quote), before.draft().speaker(), sentence.index()))
                .ifPresent(reports::add);
    }

    /** Returns the quotation of some words with which a sentence begins. */
    private static Optional<QuoteMarks.Quote> opening(EnglishSentence sentence) {
        return sentence.quotes().startingAt(sentence.span().start()).filter(quote -> sentence.count(quote) >= 3);
    }

    /**
     * Extends the reports of an institution's text in place, until the next attribution or mention of their speaker. What another body or
     * government announced is one clause; the sentences behind it are the institution's own.
     */
    static void extend(String text, List<EnglishSentence> sentences, List<EnglishReport> reports) {
        BitSet main = new BitSet();
        reports.stream().filter(EnglishReport::main).forEach(report -> main.set(report.sentence()));
        for (int r = 0; r < reports.size(); r++) {
            EnglishReport report = reports.get(r);
            if (!report.main()
                    || !report.toEnd()
                    || report.draft().kind() != Statement.Kind.INDIRECT
                    || SubjectReader.body(report.draft().speaker())) {
                continue;
            }
            int end = report.span().end();
            for (int s = report.sentence() + 1; s < sentences.size(); s++) {
                EnglishSentence sentence = sentences.get(s);
                if (main.get(s)
                        || opening(sentence).isPresent()
                        || speaksOf(text, sentence, report.draft().speaker())) {
                    break;
                }
                end = sentence.span().end();
            }
            Span reach = sentences.get(report.sentence()).tidy(report.span().start(), end);
            reports.set(r, report.reaching(reach));
        }
    }

    private static boolean speaksOf(String text, EnglishSentence sentence, SpeakerMention speaker) {
        Span span = sentence.span();
        Words words = Word.split(text, span.start(), Math.min(span.end(), span.start() + 80));
        if (words.isEmpty()) {
            return false;
        }
        String first = words.getFirst().lower();
        boolean several = speaker.name() != null && speaker.name().contains(" and ");
        if (ABOUT.matcher(text).region(span.start(), span.end()).lookingAt() || several && first.equals("they")) {
            return true;
        }
        List<String> name = NameWords.tokens(speaker.name() == null ? "" : speaker.name());
        if (words.stream().limit(4).anyMatch(word -> word.capitalised() && name.contains(word.bare()))) {
            return true;
        }
        String second = words.size() > 1 ? words.lower(1) : "";
        return first.equals("the") && (second.equals("two") || hasRole(speaker, second))
                || (first.equals("the") || first.equals("both")) && JointSpeakers.beginWithParties(words);
    }

    private static boolean hasRole(SpeakerMention speaker, String word) {
        String role = speaker.role();
        return role != null && ROLE.has(word) && role.toLowerCase(Locale.ROOT).contains(word);
    }
}
