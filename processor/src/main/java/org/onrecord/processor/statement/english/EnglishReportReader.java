package org.onrecord.processor.statement.english;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.english.CueSubjects.Subject;
import org.onrecord.processor.statement.language.ReportReader;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.Reposts;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Quotations;
import org.onrecord.processor.statement.text.SentenceSplitter;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.Words;

/** Reader of quoted and reported speech in English, and of simple cases in Spanish. It remembers the last speaker. */
public final class EnglishReportReader implements ReportReader {
    private static final PatternFile PATTERNS = new PatternFile("english", "reports");

    /** No sentence has so many verbs of saying, but "X said, X said, ..." without a full stop. */
    private static final int MOST_CUES = 50;

    private final String text;
    private final @Nullable LocalDate day;
    private final SubjectReader subjects;
    private @Nullable SpeakerMention addressee;
    private @Nullable SpeakerMention last;
    private @Nullable SpeakerMention carried;

    public EnglishReportReader(String text, @Nullable LocalDate day, IntroducedPersons persons) {
        this.text = text;
        this.day = day;
        this.subjects = new SubjectReader(persons);
    }

    @Override
    public void addressed(SpeakerMention speaker) {
        addressee = speaker.name() == null ? null : speaker;
    }

    @Override
    public void lastSpeaker(@Nullable SpeakerMention speaker) {
        last = speaker;
        carried = null;
    }

    @Override
    public ReportedSpeech in(Span whole, Voice voice, boolean asked) {
        List<EnglishSentence> sentences = sentences(whole, voice);
        List<EnglishReport> reports = new ArrayList<>();
        @Nullable SpeakerMention dangling = null;
        int known = 0;
        for (EnglishSentence sentence : sentences) {
            known = reports.size();
            dangling = read(sentence, reports);
            if (sentence.index() > 0 && reports.size() == known) {
                before(sentence, sentences.get(sentence.index() - 1), dangling, reports);
            }
            if (sentence.written() && reports.size() == known && dangling == null) {
                ContinuedReports.follow(sentence, reports);
            }
        }
        if (voice != Voice.SPEAKER) {
            strays(whole, sentences, reports, dangling);
        }
        boolean announced = dangling != null && reports.size() == known && !ParagraphSplitter.closed(whole.of(text));
        if (voice == Voice.INSTITUTION) {
            ContinuedReports.extend(text, sentences, reports);
        }
        return new ReportedSpeech(
                reports.stream()
                        .filter(report -> voice == Voice.AUTHOR
                                || !SubjectReader.thing(report.draft().speaker()))
                        .map(EnglishReport::draft)
                        .toList(),
                announced ? Optional.ofNullable(dangling) : Optional.empty());
    }

    /** Adds the sentence before one that only says whose words it is: "This is according to X.", "X told the Gazette." */
    private void before(
            EnglishSentence sentence,
            EnglishSentence before,
            @Nullable SpeakerMention told,
            List<EnglishReport> reports) {
        boolean reported = reports.stream().anyMatch(report -> report.sentence() == before.index());
        if (reported || before.lastChar() == '?') {
            return;
        }
        Optional<AccordingTo.Clause> clause = AccordingTo.ofBefore(sentence, before, subjects, last)
                .or(() -> told != null
                                && PATTERNS.matcher("told", sentence.span().of(text))
                                        .matches()
                        ? Optional.of(new AccordingTo.Clause(
                                before.tidy(before.span().start(), before.span().end()), told))
                        : Optional.empty());
        clause.ifPresent(found -> {
            last = found.speaker();
            new ReportCollector(before, day, reports).add(found, true, false);
        });
    }

    /** Returns true for a speaker with a role or with a name of several words. */
    private boolean person(SpeakerMention speaker) {
        String name = speaker.name();
        return speaker.role() != null
                || name != null
                        && (subjects.persons().person(name).isPresent()
                                || name.indexOf(' ') > 0
                                        && Word.split(name).stream().allMatch(NameWords::is));
    }

    private void strays(
            Span whole,
            List<EnglishSentence> sentences,
            List<EnglishReport> reports,
            @Nullable SpeakerMention dangling) {
        UnattributedQuotes strays = new UnattributedQuotes(subjects);
        strays.add(whole, sentences, carried, last, reports);
        EnglishSentence closing = sentences.isEmpty() ? null : sentences.getLast();
        if (closing == null) {
            carried = null;
        } else if (closing.lastChar() == ':') {
            carried = dangling != null
                    ? dangling
                    : strays.announced(closing, closing.span().end() - 1, last).orElse(null);
        } else {
            carried = reports.stream()
                    .filter(report -> report.direct() && report.sentence() == closing.index())
                    .map(report -> report.draft().speaker())
                    .findFirst()
                    .or(() -> closing.index() == 0 ? strays.headed(closing) : Optional.empty())
                    .orElse(null);
        }
    }

    private List<EnglishSentence> sentences(Span whole, Voice voice) {
        Matcher line = PATTERNS.matcher("dateline", text).region(whole.start(), whole.end());
        Span paragraph = line.lookingAt() ? new Span(line.end(), whole.end()) : whole;
        Quotations quotes = Quotations.of(text, paragraph);
        List<Span> spans =
                TrailingAttributions.join(text, quotes.join(SentenceSplitter.split(text, paragraph)), quotes);
        List<EnglishSentence> sentences = new ArrayList<>();
        for (int s = 0; s < spans.size(); s++) {
            Span span = spans.get(s);
            Words words = Word.split(text, span.start(), span.end());
            boolean closing = s > 0 && s == spans.size() - 1;
            sentences.add(new EnglishSentence(text, paragraph, span, s, closing, words, quotes, voice));
        }
        return sentences;
    }

    /** Adds the reports of a sentence. Returns the speaker whose words it only announces, or null. */
    private @Nullable SpeakerMention read(EnglishSentence sentence, List<EnglishReport> reports) {
        ReportCollector drafts = new ReportCollector(sentence, day, reports);
        int known = reports.size();
        Optional<AccordingTo.Clause> by = AccordingTo.in(sentence, subjects, last, reports.isEmpty());
        by.ifPresent(clause -> {
            last = clause.speaker();
            drafts.add(clause, true, false);
        });
        AccordingTo.byNoun(sentence, subjects, last)
                .ifPresent(clause -> drafts.add(clause, false, !sentence.narrative()));
        CueSubjects finder = new CueSubjects(sentence, subjects);
        AccordingTo.byRemarks(sentence, () -> finder.main(last)).ifPresent(clause -> drafts.add(clause, false, false));
        ReportedContent contents = new ReportedContent(sentence);
        List<EnglishCue> cues = EnglishCue.in(sentence);
        @Nullable SpeakerMention dangling = null;
        @Nullable SpeakerMention main = null;
        Passed passed = passed(sentence, subjects).orElse(null);
        for (int c = 0; c < Math.min(MOST_CUES, cues.size()); c++) {
            EnglishCue cue = cues.get(c);
            SpeakerMention before = main;
            Subject subject = passed != null && cue.start() >= passed.at()
                    ? Subject.before(passed.author(), cue.start(), cue)
                    : finder.you(cue, addressee)
                            .or(() -> finder.of(cue, before, last))
                            .orElse(null);
            if (subject == null) {
                continue;
            }
            int cut = EnglishCue.reach(sentence, cues, c);
            Optional<Span> content = contents.of(cue, subject, cut, reports.isEmpty());
            main = subject.speaker();
            last = main;
            dangling = content.isEmpty() && by.isEmpty() ? main : null;
            content.ifPresent(span -> drafts.add(span, subject, cue, cut));
            contents.behindInsertion(cue, subject, cut).ifPresent(span -> drafts.add(span, subject, cue, cut));
        }
        if (main != null && sentence.written()) {
            ContinuedReports.broken(sentence, main, reports, known);
        } else if (sentence.narrative()) {
            last = finder.main(last).filter(this::person).orElse(last);
        }
        return dangling;
    }

    /** The author of a post that somebody shares, and where the sentence says so. */
    private record Passed(SpeakerMention author, int at) {}

    private static Optional<Passed> passed(EnglishSentence sentence, SubjectReader subjects) {
        Words words = sentence.words();
        for (int i = 0; i < words.size(); i++) {
            if (Reposts.verb(words.lower(i)) && !sentence.quoted(i)) {
                int at = words.get(i).start();
                return Reposts.author(words, i, subjects).map(author -> new Passed(author, at));
            }
        }
        return Optional.empty();
    }
}
