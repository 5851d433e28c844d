package org.onrecord.processor.statement.spanish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.english.EnglishReportReader;
import org.onrecord.processor.statement.language.ReportReader;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.Person;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.SentenceSplitter;
import org.onrecord.processor.statement.text.Skip;
import org.onrecord.processor.statement.text.SpanSet;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.Words;

/**
 * Reader of what people say that others said, in Spanish, where the subject often follows its verb: "como decía Marsh", "comentó la alcaldesa
 * que", "un pescador que me decía: ‘...’". What is written is left to the reader that Spanish shares with English.
 */
public final class SpanishReportReader implements ReportReader {
    private static final PatternFile PATTERNS = new PatternFile("spanish", "reports");
    private static final String OPENING = "“‘\"«";
    private static final String CLOSING = "”’\"»";
    /** No subject begins farther before its verb. */
    private static final int NEAR = 160;

    private static final int LONGEST_QUOTATION = 2_000;
    private static final int SHORTEST = 8;
    /** The least length of a clause that only a comma divides from "como dijo X". */
    private static final int LONG = 18;

    private final String text;
    private final EnglishReportReader shared;
    private final SubjectReader subjects;
    private @Nullable SpeakerMention last;
    private @Nullable SpeakerMention addressed;
    private @Nullable SpeakerMention announced;

    public SpanishReportReader(String text, @Nullable LocalDate day, IntroducedPersons persons) {
        this.text = text;
        this.shared = new EnglishReportReader(text, day, persons);
        this.subjects = new SubjectReader(persons);
    }

    @Override
    public void lastSpeaker(@Nullable SpeakerMention speaker) {
        shared.lastSpeaker(speaker);
        last = speaker;
        addressed = null;
    }

    @Override
    public void addressed(SpeakerMention speaker) {
        addressed = speaker;
    }

    @Override
    public ReportedSpeech in(Span paragraph, Voice voice, boolean asked) {
        if (voice != Voice.SPEAKER) {
            return shared.in(paragraph, voice, asked);
        }
        List<Draft> drafts = new ArrayList<>();
        SpanSet taken = new SpanSet();
        for (Span sentence : SentenceSplitter.split(text, paragraph)) {
            announced = null;
            Matcher verb = PATTERNS.matcher("verb", text).region(sentence.start(), sentence.end());
            while (verb.find()) {
                report(sentence, paragraph, verb)
                        .filter(draft -> !taken.overlaps(draft.span()))
                        .ifPresent(draft -> {
                            drafts.add(draft);
                            taken.add(draft.span());
                            last = draft.speaker();
                        });
            }
        }
        return new ReportedSpeech(drafts, Optional.empty());
    }

    /** Returns what a verb reports: of the subject after it, else of the one before it, else of the one that the sentence announces. */
    private Optional<Draft> report(Span sentence, Span paragraph, Matcher verb) {
        String ahead = text.substring(Math.max(sentence.start(), verb.start() - NEAR), verb.start());
        if (PATTERNS.in("denied", ahead)) {
            return Optional.empty();
        }
        if (verb.group("according") != null) {
            return according(sentence, paragraph, verb);
        }
        Matcher before = (verb.group("gerund") == null ? PATTERNS.pattern("before") : PATTERNS.pattern("before-gerund"))
                .matcher(ahead);
        Optional<SpeakerMention> subject =
                subject(before, ahead).flatMap(words -> speaker(words, paragraph.start(), verb.start()));
        if (verb.group("carrying") != null) {
            return subject.flatMap(who -> clause(verb.start(), sentence.end()).map(words -> draft(words, who)));
        }
        Matcher after = PATTERNS.matcher("after", text.substring(verb.end(), sentence.end()));
        Optional<SpeakerMention> inverted = !verb.group().endsWith(" de") && after.find()
                ? speaker(after.group("subject"), paragraph.start(), verb.start())
                : Optional.empty();
        if (inverted.isPresent()) {
            announced = inverted.get();
            int at = verb.end() + after.end();
            boolean courtesy = PATTERNS.in("courtesy", ahead + verb.group());
            boolean like = PATTERNS.in("like", ahead);
            Optional<Span> words = (like && courtesy ? Optional.<Span>empty() : words(at, sentence, paragraph, like))
                    .or(() -> PATTERNS.in("insertion", ahead) && !courtesy && text.startsWith(",", at)
                            ? clause(sentence.start(), sentence.end())
                            : Optional.empty())
                    .or(() -> PATTERNS.in("as", ahead) ? before(sentence, verb.start(), at) : Optional.empty());
            if (words.isPresent()) {
                return words.map(span -> draft(span, inverted.get()));
            }
        }
        SpeakerMention who = subject.orElse(PATTERNS.in("going-on", ahead) ? announced : null);
        announced = who == null ? announced : who;
        return who == null
                ? Optional.empty()
                : words(verb.end(), sentence, paragraph, false).map(words -> draft(words, who));
    }

    /** Returns the words after "según X," or before it at the end of a sentence. */
    private Optional<Draft> according(Span sentence, Span paragraph, Matcher verb) {
        Matcher source = PATTERNS.matcher("according", text.substring(verb.end(), sentence.end()));
        if (!source.find()) {
            return Optional.empty();
        }
        int at = verb.end() + source.end();
        return speaker(source.group("subject"), paragraph.start(), verb.start())
                .flatMap(who -> words(at, sentence, paragraph, true)
                        .or(() -> before(sentence, verb.start(), at))
                        .map(words -> draft(words, who)));
    }

    /** Returns the subject before a verb; empty if it is part of another phrase: "en la visita a Washington dijo que". */
    private static Optional<String> subject(Matcher before, String ahead) {
        if (!before.find()) {
            return Optional.empty();
        }
        String relative = before.namedGroups().containsKey("relative") ? before.group("relative") : null;
        return relative != null || !PATTERNS.in("inside", ahead.substring(0, before.start()))
                ? Optional.of(relative == null ? before.group("subject") : relative)
                : Optional.empty();
    }

    private Draft draft(Span words, SpeakerMention who) {
        int mark = OPENING.indexOf(text.charAt(words.start()));
        if (mark >= 0 && text.charAt(words.end() - 1) == CLOSING.charAt(mark)) {
            return new Draft(new Span(words.start() + 1, words.end() - 1), Kind.DIRECT, who, null, false);
        }
        boolean quoted = words.start() > 0 && OPENING.indexOf(text.charAt(words.start() - 1)) >= 0;
        return new Draft(words, quoted ? Kind.DIRECT : Kind.INDIRECT, who, null, false);
    }

    /** Returns the speaker whom a subject names; "he" or "she" is the last person of that gender in the paragraph, or else the last speaker. */
    private Optional<SpeakerMention> speaker(String subject, int paragraph, int verb) {
        String lower = subject.toLowerCase(Locale.ROOT);
        if (lower.equals("usted")) {
            return Optional.ofNullable(addressed).filter(who -> who.name() != null);
        }
        if (lower.equals("él") || lower.equals("ella")) {
            return PATTERNS.matcher("person", text)
                    .region(paragraph, verb)
                    .results()
                    .filter(person -> lower.equals("él") == (person.start("he") >= 0))
                    .reduce((one, next) -> next)
                    .map(person -> SubjectReader.named(person.group("name"), subjects.persons()))
                    .or(() -> Optional.ofNullable(last));
        }
        Matcher titled = PATTERNS.matcher("titled", subject);
        if (titled.matches()) {
            return Optional.of(person(titled.group("name"), titled.group("role")));
        }
        Words words = Word.split(subject);
        Matcher described = PATTERNS.matcher("described", subject);
        if (described.matches()) {
            return subjects.speaker(words, 0, words.size(), last)
                    .filter(who -> words.size() == 2
                            && PATTERNS.matcher("definite", subject).lookingAt())
                    .filter(who -> who.name() == null
                            || !PATTERNS.matcher("article", who.name().toLowerCase(Locale.ROOT))
                                    .lookingAt())
                    .or(() -> Optional.of(SpeakerMention.named(described.group("role"))));
        }
        Matcher named = PATTERNS.matcher("courtesy-name", subject);
        return named.matches() && named.group("name").indexOf(' ') > 0
                ? Optional.of(person(named.group("name"), null))
                : subjects.speaker(words, 0, words.size(), last).filter(who -> who.name() != null);
    }

    private SpeakerMention person(String name, @Nullable String role) {
        if (SubjectReader.body(SpeakerMention.named(name))) {
            return SpeakerMention.named(name);
        }
        return subjects.persons()
                .person(name)
                .map(Person::speaker)
                .orElseGet(() -> SpeakerMention.of(subjects.persons().fullest(name), role));
    }

    /** Returns the words that follow a verb, or its subject, after "que", a mark or, behind "como", a comma. */
    private Optional<Span> words(int at, Span sentence, Span paragraph, boolean like) {
        Matcher quotation = PATTERNS.matcher("quotation", text).region(at, sentence.end());
        if (quotation.find()) {
            int start = quotation.end();
            char mark = CLOSING.charAt(OPENING.indexOf(text.charAt(start - 1)));
            int close = text.indexOf(mark, start);
            while (close >= 0 && close + 1 < text.length() && Character.isLetter(text.charAt(close + 1))) {
                close = text.indexOf(mark, close + 1);
            }
            boolean closed = close > start && close <= paragraph.end() && close - start <= LONGEST_QUOTATION;
            return Optional.of(new Span(start, closed ? close : sentence.end()));
        }
        Matcher that = PATTERNS.matcher("that", text).region(at, sentence.end());
        // "Como dicen los padres que viven aquí" describes the parents.
        if (that.find() && !(like && text.startsWith(" que", at))) {
            return clause(that.end(), sentence.end());
        }
        Matcher colon = PATTERNS.matcher("colon", text).region(at, sentence.end());
        if (colon.find()) {
            return clause(colon.end(), sentence.end());
        }
        Matcher comma = PATTERNS.matcher("comma", text).region(at, sentence.end());
        return like && comma.find()
                ? clause(comma.end(), sentence.end()).filter(words -> words.end() - words.start() >= LONG)
                : Optional.empty();
    }

    private Optional<Span> clause(int from, int sentenceEnd) {
        Matcher end = PATTERNS.matcher("end", text).region(from, sentenceEnd);
        int to = Skip.back(text, from, end.find() ? end.start() : sentenceEnd, ".,;:?! \n”’");
        Span words = ParagraphSplitter.trim(text, from, to);
        return words.end() - words.start() >= SHORTEST ? Optional.of(words) : Optional.empty();
    }

    /** Returns the words of a sentence before "como dijo X" at its end, or around ", lo dijo X,". */
    private Optional<Span> before(Span sentence, int verb, int end) {
        boolean closes = text.substring(end, sentence.end()).strip().length() <= 1;
        int comma = Math.max(text.lastIndexOf(',', verb), text.lastIndexOf('—', verb));
        if (!closes || comma - sentence.start() <= SHORTEST) {
            return Optional.empty();
        }
        int start = PATTERNS.matcher("because", text)
                .region(sentence.start(), comma)
                .results()
                .mapToInt(MatchResult::end)
                .max()
                .orElse(sentence.start());
        return Optional.of(ParagraphSplitter.trim(text, start, comma));
    }
}
