package org.onrecord.processor.statement.english;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.english.CueSubjects.Subject;
import org.onrecord.processor.statement.text.Dates;
import org.onrecord.processor.statement.text.QuoteMarks;
import org.onrecord.processor.statement.text.WordList;

/**
 * Collector of the reports of one sentence: direct if the words are wholly in quotation marks, otherwise indirect.
 *
 * @param day the date of the document, or null
 * @param reports the reports of the paragraph, which grow
 */
record ReportCollector(EnglishSentence sentence, @Nullable LocalDate day, List<EnglishReport> reports) {
    private static final Pattern AND_THAT_QUOTE = Pattern.compile(", and that (?=[“\"])");
    private static final Set<String> LEAD = Set.of("", "the", "a", "an", "that");
    private static final int SHORTEST = 3;

    /** Limit of the search for a second part. */
    private static final int LONGEST_PART = 4_000;

    /** A date farther away does not belong to the words. */
    private static final int NEAR = 500;

    /**
     * Adds the words that a cue reports.
     *
     * @param cut where the cue's part of the sentence ends
     */
    void add(Span content, Subject subject, EnglishCue cue, int cut) {
        if (content.end() - content.start() < SHORTEST) {
            return;
        }
        Matcher split = AND_THAT_QUOTE
                .matcher(sentence.text())
                .region(content.start(), Math.min(content.end(), content.start() + LONGEST_PART));
        if (split.find()) {
            add(new Span(content.start(), split.start()), subject, cue, cut);
            add(sentence.tidy(split.end(), content.end()), subject, cue, cut);
            return;
        }
        boolean distanced =
                !sentence.narrative() && WordList.of("verbs-distance").has(cue.word());
        boolean main = !cue.participle() && !subject.as();
        Optional<Span> quote = quoted(content);
        Statement.Kind kind = quote.isPresent() ? Statement.Kind.DIRECT : Statement.Kind.INDIRECT;
        Span words = quote.orElseGet(() -> withoutLastComma(content));
        boolean toEnd = quote.isEmpty()
                && cut == sentence.span().end()
                && content.end() >= sentence.span().end() - 2;
        reports.add(new EnglishReport(
                new Draft(words, kind, subject.speaker(), date(content), distanced), sentence.index(), main, toEnd));
    }

    /** Adds a clause that is attributed without a verb: "according to X". */
    void add(AccordingTo.Clause clause, boolean main, boolean distanced) {
        Draft draft = new Draft(
                clause.content(), Statement.Kind.INDIRECT, clause.speaker(), date(clause.content()), distanced);
        reports.add(new EnglishReport(draft, sentence.index(), main, false));
    }

    /** Returns the quoted words if the stretch is wholly in quotation marks, apart from an article before them. */
    private Optional<Span> quoted(Span content) {
        QuoteMarks.Quote quote =
                sentence.quotes().firstFrom(content.start() - 1).orElse(null);
        if (quote == null || quote.outer().start() >= content.end()) {
            return Optional.empty();
        }
        Span outer = quote.outer();
        String lead = sentence.text()
                .substring(content.start(), Math.max(content.start(), outer.start()))
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!LEAD.contains(lead) && lead.chars().anyMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        String rest = outer.end() >= content.end()
                ? ""
                : sentence.text().substring(outer.end(), content.end()).strip();
        boolean covers = rest.length() <= 1
                || rest.startsWith(",")
                || rest.startsWith("and that")
                || rest.startsWith("“")
                || rest.startsWith("\"");
        return covers || quote.open() ? Optional.of(sentence.withFullStop(quote)) : Optional.empty();
    }

    /** Returns the stretch without its last quotation mark and the comma before it, if that quotation begins inside. */
    private Span withoutLastComma(Span content) {
        return sentence.quotes()
                .endingAt(content.end())
                .filter(quote -> quote.outer().start() > content.start())
                .filter(quote -> ",.".indexOf(sentence.text().charAt(content.end() - 2)) >= 0)
                .map(quote -> sentence.tidy(content.start(), quote.inner().end()))
                .orElse(content);
    }

    /** Returns the date in the rest of the sentence, or null if it is the document's own or still to come. */
    private @Nullable StatedDate date(Span content) {
        Span span = sentence.span();
        int start = Math.clamp(content.start(), span.start(), span.end());
        int end = Math.min(content.end(), span.end());
        String around = sentence.text().substring(Math.max(span.start(), start - NEAR), start) + " | "
                + sentence.text().substring(end, Math.min(span.end(), end + NEAR));
        return Dates.otherIn(around, day);
    }
}
