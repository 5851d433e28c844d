package org.onrecord.processor.statement.chinese;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.language.ReportReader;
import org.onrecord.processor.statement.speaker.ChineseSources;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.text.Dates;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Quotations;
import org.onrecord.processor.statement.text.QuoteMarks;
import org.onrecord.processor.statement.text.SentenceSplitter;
import org.onrecord.processor.statement.text.Skip;
import org.onrecord.processor.statement.text.WordList;

/** Reader of quoted and reported speech in Chinese. It remembers the last speaker. */
public final class ChineseReportReader implements ReportReader {
    private static final PatternFile PATTERNS = new PatternFile("chinese", "reports");

    /** Limits of the search: no person writes longer sentences. */
    private static final int CUES = 64;

    private static final int NEAR = 4_000;
    private static final int LEAD = 80;
    /** The most characters of a heading, which has no final mark. */
    private static final int HEADING = 50;

    /** Fewer characters without a mark after the verb are a courtesy: "X expressed regret". */
    private static final int SHORTEST_TOLD = 8;

    private final String text;
    private final @Nullable LocalDate day;
    private final ChineseCueSubjects subjects;
    private @Nullable SpeakerMention last;
    private @Nullable StatedDate lastDate;

    public ChineseReportReader(String text, @Nullable LocalDate day, IntroducedPersons persons) {
        this.text = text;
        this.day = day;
        this.subjects = new ChineseCueSubjects(text, persons);
    }

    @Override
    public void lastSpeaker(@Nullable SpeakerMention speaker) {
        last = speaker;
        lastDate = null;
    }

    /**
     * A sentence with its cues, and the end of the sentences that continue its report.
     *
     * @param ownReach that end for a report of China's own officials, of whose side the speaker's own sentences are too
     */
    private record Sentence(Span span, List<ChineseCue> cues, int reach, int ownReach) {}

    @Override
    public ReportedSpeech in(Span paragraph, Voice voice, boolean asked) {
        Matcher line = PATTERNS.matcher("dateline", text).region(paragraph.start(), paragraph.end());
        Span words = line.lookingAt() ? new Span(line.end(), paragraph.end()) : paragraph;
        List<Draft> drafts = new ArrayList<>();
        if (voice == Voice.AUTHOR
                && words.end() - words.start() <= HEADING
                && !ParagraphSplitter.closed(words.of(text))) {
            return new ReportedSpeech(drafts, Optional.empty());
        }
        Quotations quotes = Quotations.of(text, words);
        for (Sentence sentence : sentences(words, quotes, voice)) {
            ReadingBudget.step();
            Optional<Draft> by = accordingTo(sentence, voice, asked);
            by.ifPresent(draft -> {
                last = draft.speaker();
                drafts.add(draft);
            });
            int known = drafts.size();
            read(sentence, quotes, voice, asked, drafts);
            if (voice == Voice.AUTHOR && drafts.size() == known && by.isEmpty()) {
                subjects.opening(sentence.span()).ifPresent(speaker -> {
                    Span span = sentence.span();
                    last = speaker;
                    lastDate =
                            Dates.otherIn(text.substring(span.start(), Math.min(span.end(), span.start() + LEAD)), day);
                });
            }
        }
        return new ReportedSpeech(drafts, Optional.empty());
    }

    private List<Sentence> sentences(Span paragraph, Quotations quotes, Voice voice) {
        List<Span> spans = quotes.join(SentenceSplitter.split(text, paragraph));
        List<Sentence> sentences = new ArrayList<>();
        int reach = -1;
        int ownReach = -1;
        for (Span span : spans.reversed()) {
            ReadingBudget.step();
            List<ChineseCue> cues = ChineseCue.in(text, span, quotes);
            sentences.addFirst(new Sentence(span, cues, Math.max(reach, span.end()), Math.max(ownReach, span.end())));
            boolean report = goesOn(span, cues, voice);
            ownReach = report ? Math.max(ownReach, span.end()) : -1;
            boolean own = voice == Voice.SPEAKER && PATTERNS.in("turn-ends", span.of(text));
            reach = report && !own ? Math.max(reach, span.end()) : -1;
        }
        return sentences;
    }

    /** Returns true for a sentence that continues a report: it has no attribution, no question and no words of the author. */
    private boolean goesOn(Span sentence, List<ChineseCue> cues, Voice voice) {
        boolean author = voice == Voice.AUTHOR
                && PATTERNS.matcher("author-again", text)
                        .region(sentence.start(), sentence.end())
                        .lookingAt();
        String words = sentence.of(text);
        return !author
                && !PATTERNS.in("report-ends", words)
                && cues.stream().noneMatch(cue -> attributes(sentence, cue));
    }

    /** Returns true for a cue that certainly reports, or that has a subject of its own; for thanks, that is an office or its holder. */
    private boolean attributes(Span sentence, ChineseCue cue) {
        if (cue.courteous()) {
            return subjects.of(sentence, cue, null, true)
                    .filter(ChineseSources::office)
                    .isPresent();
        }
        return cue.reports()
                || !cue.needsMark() && subjects.of(sentence, cue, null, true).isPresent();
    }

    /** Adds the reports of a sentence, up to a cue that only announces words. */
    private void read(Sentence sentence, Quotations quotes, Voice voice, boolean asked, List<Draft> drafts) {
        int covered = -1;
        boolean turn = voice == Voice.SPEAKER;
        for (int c = 0; c < sentence.cues().size(); c++) {
            ChineseCue cue = sentence.cues().get(c);
            boolean goesOn = cue.courteous()
                    && drafts.stream().anyMatch(draft -> draft.span().end() > cue.start());
            SpeakerMention speaker = cue.start() < covered || goesOn
                    ? null
                    : subjects.of(sentence.span(), cue, last, asked && turn || voice == Voice.AUTHOR)
                            .orElse(null);
            if (speaker == null) {
                continue;
            }
            if (!cue.carries() && (cue.end() >= sentence.span().end() || cue.mark() == ' ')) {
                last = speaker;
                return;
            }
            boolean marked = "，：“,:".indexOf(cue.mark()) >= 0;
            if (cue.needsMark() && !marked && voice != Voice.AUTHOR && !(asked && cue.tells())) {
                continue;
            }
            int end = end(sentence, c, asked, voice, quotes, subjects.own(speaker));
            end = asked ? beforeQuestion(cue.end(), end) : end;
            // In "did X demand the keys?" and "what of demanding the keys?" nothing is reported.
            if (asked && cue.carries() && text.charAt(end - 1) == '？') {
                continue;
            }
            if (!marked && cue.tells() && asked && end - cue.end() < SHORTEST_TOLD) {
                continue;
            }
            StatedDate date = date(sentence.span(), cue.start(), speaker);
            last = speaker;
            lastDate = date;
            add(cue, end, speaker, date, quotes, turn, drafts);
            covered = end;
        }
    }

    /** Returns the end of a report: the next attribution, the last sentence that continues it, or the comma after a claim. */
    private int end(Sentence sentence, int c, boolean asked, Voice voice, Quotations quotes, boolean own) {
        boolean inTurn = voice == Voice.SPEAKER;
        boolean claimsEnd = inTurn && !asked;
        ChineseCue cue = sentence.cues().get(c);
        int sentenceEnd = sentence.span().end();
        int next = nextAttribution(sentence.cues(), c);
        if (next > 0) {
            return next;
        }
        int quoted = (inTurn
                        ? quotes.startingAt(cue.opens() ? cue.end() + 1 : cue.end())
                        : Optional.<QuoteMarks.Quote>empty())
                .map(quote -> quote.outer().end())
                .filter(end -> PATTERNS.matcher("behind-quotation", text)
                        .region(end, sentenceEnd)
                        .lookingAt())
                .orElse(-1);
        if (quoted > 0) {
            return quoted;
        }
        if ((cue.opens() || text.charAt(sentenceEnd - 1) == '：') && !cue.closed() && cue.end() < sentenceEnd) {
            return own ? sentence.ownReach() : sentence.reach();
        }
        int comma = cue.closed() || claimsEnd && cue.claims() ? text.indexOf('，', cue.end(), sentenceEnd) : -1;
        return comma > 0 ? comma : sentenceEnd;
    }

    /** Returns where the question begins with which a report in a question may end. */
    private int beforeQuestion(int from, int end) {
        int to = Math.min(text.length(), end + 1);
        Matcher question = PATTERNS.matcher("question", text)
                .region(Math.min(from, to), to)
                .useTransparentBounds(true);
        return question.find() && question.start() > from ? question.start() : end;
    }

    /** Returns where the next clause with its own "X表示，" begins, or -1. */
    private int nextAttribution(List<ChineseCue> cues, int c) {
        int from = cues.get(c).end();
        for (ChineseCue cue : cues.subList(c + 1, Math.min(cues.size(), c + 1 + CUES))) {
            if ((cue.mark() == '，' || cue.mark() == '：') && !cue.courteous()) {
                int comma = cue.start();
                while (comma > from && text.charAt(comma) != '，' && text.charAt(comma) != '；') {
                    comma--;
                }
                if (comma > from && cue.start() - comma > 2) {
                    return comma;
                }
            }
        }
        return -1;
    }

    private void add(
            ChineseCue cue,
            int to,
            SpeakerMention speaker,
            @Nullable StatedDate date,
            Quotations quotes,
            boolean turn,
            List<Draft> drafts) {
        int start = cue.carries() ? cue.start() : cue.end();
        start = Skip.over(text, start, to, "，：,: 说\n");
        start += text.startsWith("称，", start) ? 2 : 0;
        int end = Skip.back(text, start, to, "。，；. ");
        if (end - (cue.closed() ? start : Math.max(start, cue.end())) < 2) {
            return;
        }
        boolean distanced = turn && cue.distances();
        QuoteMarks.Quote quote = quotes.startingAt(start).orElse(null);
        if (quote != null
                && (quote.outer().end() >= end || text.charAt(quote.outer().end()) == '。')) {
            int from = quote.inner().start();
            Span inner = new Span(from, Skip.back(text, from, quote.inner().end(), "。，"));
            drafts.add(new Draft(inner, Statement.Kind.DIRECT, speaker, date, distanced));
        } else {
            drafts.add(new Draft(new Span(start, end), Statement.Kind.INDIRECT, speaker, date, distanced));
        }
    }

    /** Returns the date before the cue, or for a pronoun the last one; null if it is the document's own. */
    private @Nullable StatedDate date(Span sentence, int cue, SpeakerMention speaker) {
        String lead = text.substring(Math.max(sentence.start(), cue - NEAR), cue);
        StatedDate found = Dates.otherIn(lead, day);
        if (found == null && speaker.equals(last) && (lead.startsWith("他") || lead.startsWith("她"))) {
            found = lastDate;
        }
        return found;
    }

    /** Returns the words after an opening "according to X". */
    private Optional<Draft> accordingTo(Sentence whole, Voice voice, boolean asked) {
        Span sentence = whole.span();
        Matcher by =
                PATTERNS.matcher("by", text).region(sentence.start(), Math.min(sentence.end(), sentence.start() + 60));
        if (!by.lookingAt()) {
            return Optional.empty();
        }
        SpeakerMention source = subjects.source(by.group(1), by.start()).orElse(null);
        if (source == null || WordList.of("according-to-nobody").anywhere(by.group(1))) {
            return Optional.empty();
        }
        boolean reported = whole.cues().stream().anyMatch(cue -> cue.start() > by.end() && cue.reports());
        int reach = voice == Voice.AUTHOR && !reported ? Math.max(whole.reach(), sentence.end()) : sentence.end();
        int end = Skip.back(text, by.end(), asked ? beforeQuestion(by.end(), reach) : reach, "。；，");
        return end - by.end() < 4
                ? Optional.empty()
                : Optional.of(new Draft(new Span(by.end(), end), Statement.Kind.INDIRECT, source, null, false));
    }
}
