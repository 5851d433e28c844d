package org.onrecord.processor.statement.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.release.LeadIns;
import org.onrecord.processor.statement.release.TextEnds;
import org.onrecord.processor.statement.report.NestedReports;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.speaker.ChineseNames;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/** Reader of the turns of a transcript: the words after a label, up to the next label or another text. */
public final class TurnReader {
    private static final PatternFile PATTERNS = new PatternFile("common", "turns");
    private static final String SAYS = WordList.of("verbs-say").alternatives();
    private static final int LONGEST_ANNOUNCEMENT = 200;
    /** An answer begins within this many paragraphs behind its question. */
    private static final int ANSWER = 40;

    private static final Pattern SELF_INTRODUCTION =
            new PatternFile("spanish", "self-introductions").pattern("introduction");
    private static final int HEAD = 500;

    private static final SpeakerMention SOMEBODY = SpeakerMention.NOBODY.asking();

    private final ReadingState reading;
    private final LabelSpeakers speakers;
    private final NestedReports nested;
    private final int lastLabelled;
    private final int unlabelledQuestions;
    private @Nullable SpeakerMention asker;

    public TurnReader(ReadingState reading, LabelSpeakers speakers, NestedReports nested) {
        this.reading = reading;
        this.speakers = speakers;
        this.nested = nested;
        int labelled = -1;
        int questions = 0;
        for (int i = 0; i < reading.size(); i++) {
            TurnLabel label = reading.labelOf(i).orElse(null);
            if (label != null) {
                boolean same = labelled >= 0
                        && reading.labelOf(labelled)
                                .filter(before -> before.key().equals(label.key()))
                                .isPresent();
                questions += same && i - 1 > labelled && asks(i - 1) ? 1 : 0;
                labelled = i;
            }
        }
        this.lastLabelled = labelled;
        this.unlabelledQuestions = questions;
    }

    /** Reads what the spokesperson of a press conference announces before the first label. Returns the paragraph to read next. */
    public int opening() {
        String title = reading.document().title();
        Optional<SpeakerMention> spokesperson =
                lastLabelled > 0 && title.contains("主持") ? ChineseNames.spokesperson(title) : Optional.empty();
        if (spokesperson.isEmpty()) {
            return 0;
        }
        int from = 0;
        while (!reading.labelled(from) && (reading.heading(from) || reading.dateLine(from))) {
            from++;
        }
        int end = from;
        while (!reading.labelled(end)) {
            end++;
        }
        if (from < end) {
            add(from, end - 1, reading.paragraphs(from, end - 1), spokesperson.get(), null);
        }
        return end;
    }

    /** Returns the approximate extents of the turns, each up to the next label. */
    public static List<Span> extents(ReadingState reading, List<TurnLabel> labels) {
        List<Span> turns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            TurnLabel label = labels.get(i);
            int last = i + 1 < labels.size() ? labels.get(i + 1).paragraph() - 1 : reading.size() - 1;
            turns.add(words(reading, label, Math.max(label.paragraph(), last)));
        }
        return turns;
    }

    private static Span words(ReadingState reading, TurnLabel label, int last) {
        int start = label.span().end();
        return ParagraphSplitter.trim(
                reading.text(), start, Math.max(start, reading.paragraph(last).end()));
    }

    /** Reads the turn at a paragraph, with the date in its introduction if it has one. Returns the paragraph to read next. */
    public int read(int at, TurnLabel label, @Nullable StatedDate date) {
        SpeakerMention labelled = speakers.of(label);
        int end = end(at, label, labelled);
        int last = end - 1;
        // A number as label does not tell who asks: whoever ends with a question does.
        boolean asks = LabelKinds.unknown(label.text()) && asks(last);
        SpeakerMention known = !asks ? labelled : LabelKinds.numbered(label.text()) ? labelled.asking() : SOMEBODY;
        SpeakerMention speaker = known.questioner() && LabelKinds.question(label.text())
                ? introduced(words(reading, label, last).of(reading.text())).orElse(known)
                : known;
        boolean unlabelled = last > at && questionOfAnother(last, label, speaker);
        int lastOwn = unlabelled ? last - 1 : last;
        addParts(at, lastOwn, label, speaker, date);
        if (unlabelled) {
            add(last, last, reading.paragraph(last), asker == null ? SOMEBODY : asker, date);
        }
        if (speaker.questioner()) {
            asker = speaker;
        }
        return end;
    }

    /** Returns the questioner who gives a name and an outlet in the first words: "Buenos días. Ada Lind, de El Faro." */
    private static Optional<SpeakerMention> introduced(String question) {
        Matcher matcher = SELF_INTRODUCTION.matcher(question.substring(0, Math.min(HEAD, question.length())));
        return matcher.find()
                ? Optional.of(new SpeakerMention(matcher.group(1), null, matcher.group(2), true))
                : Optional.empty();
    }

    /** Adds a turn, and the questions inside it that address its own speaker as questions of somebody else. */
    private void addParts(int at, int last, TurnLabel label, SpeakerMention speaker, @Nullable StatedDate date) {
        Pattern address = speaker.questioner() ? null : address(label, speaker);
        int from = at;
        for (int i = at + 1; i <= last + 1; i++) {
            boolean asked = i <= last
                    && address != null
                    && asks(i)
                    && address.matcher(reading.words(i)).lookingAt();
            if (asked || i > last) {
                Span span = from == at
                        ? words(reading, label, i - 1)
                        : from < i ? reading.paragraphs(from, i - 1) : new Span(0, 0);
                if (span.end() > span.start()) {
                    add(from, i - 1, span, speaker, date);
                }
                from = i + 1;
            }
            if (asked) {
                add(i, i, reading.paragraph(i), SOMEBODY, date);
            }
        }
    }

    /** Returns a pattern of the words with which a question addresses a speaker by title: "Madam Secretary, ...", "Minister, ...". */
    private static @Nullable Pattern address(TurnLabel label, SpeakerMention speaker) {
        String titles = Word.split(label.text() + " " + speaker.role()).stream()
                .filter(NameWords::role)
                .map(Word::bare)
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return titles.isEmpty()
                ? null
                : Pattern.compile("(?iu)(?:(?:thank you|thanks|hi|hello|yes|gracias|buenos d[ií]as),? )?"
                        + "(?:(?:mr|mrs|ms|madam|madame|señora?|sra?)\\.? )?(?:" + titles + ")(?: \\p{L}+)?,");
    }

    private void add(int from, int to, Span span, SpeakerMention speaker, @Nullable StatedDate date) {
        reading.add(span, speaker.questioner() ? Kind.QUESTION : Kind.TURN, speaker, date);
        SpeakerMention addressed = speaker.questioner() ? answerer(to) : SpeakerMention.NOBODY;
        nested.add(from, to, span, speaker, addressed);
    }

    /** Returns the next speaker behind a paragraph who asks no question. */
    private SpeakerMention answerer(int paragraph) {
        return IntStream.range(paragraph + 1, Math.min(reading.size(), paragraph + ANSWER))
                .mapToObj(reading::labelOf)
                .flatMap(Optional::stream)
                .map(speakers::of)
                .filter(speaker -> !speaker.questioner())
                .findFirst()
                .orElse(SpeakerMention.NOBODY);
    }

    private int end(int at, TurnLabel label, SpeakerMention speaker) {
        boolean labelAlone = label.span().end() >= reading.paragraph(at).end();
        Reported reported = at == lastLabelled ? reported(speaker) : null;
        int end = at + 1;
        while (end < reading.size()
                && !reading.labelled(end)
                && (end == at + 1 && labelAlone || !beginsAnother(end) && !reports(end, reported))) {
            end++;
        }
        return end;
    }

    /**
     * A sentence that reports what a speaker said.
     *
     * @param surname of the speaker; looked for first, since hardly any paragraph has it
     */
    private record Reported(Pattern surname, Pattern sentence) {
        boolean in(String words) {
            return surname.matcher(words).find() && sentence.matcher(words).find();
        }
    }

    /** Returns the sentences that report what a speaker said, or null for a speaker without a name. */
    private static @Nullable Reported reported(SpeakerMention speaker) {
        List<String> name = speaker.name() == null ? List.of() : NameWords.tokens(speaker.name());
        if (name.isEmpty()) {
            return null;
        }
        String surname = Pattern.quote(name.getLast());
        return new Reported(
                Pattern.compile("(?iu)" + surname),
                Pattern.compile("(?iu)\\b" + surname + "(?: [\\w,]+){0,3} " + SAYS + "\\b|\\b" + SAYS
                        + " (?:[\\w.]+ ){0,3}" + surname + "\\b"));
    }

    /** Returns true for a paragraph behind the last label that tells of its speaker in the third person. */
    private boolean reports(int paragraph, @Nullable Reported reported) {
        String words = reading.words(paragraph);
        return reported != null
                && reported.in(words)
                && !PATTERNS.in(
                        "first-person", PATTERNS.matcher("quoted", words).replaceAll(""));
    }

    /** Returns true for a paragraph that no longer belongs to the turn before it. */
    private boolean beginsAnother(int paragraph) {
        String words = reading.words(paragraph);
        boolean leadIn = LeadIns.introduces(words);
        return leadIn && !words.endsWith(":")
                || announces(paragraph)
                || TextEnds.mark(words)
                || TextEnds.comment(words)
                || leadIn
                        && reading.labelled(paragraph + 1)
                        && reading.dateIn(paragraph).isPresent();
    }

    /** Returns true for a line in the third person before a label: "The minister then took questions in the harbour:". */
    private boolean announces(int paragraph) {
        String words = reading.words(paragraph);
        return words.endsWith(":")
                && words.length() <= LONGEST_ANNOUNCEMENT
                && reading.labelled(paragraph + 1)
                && PATTERNS.in("announced", words)
                && !PATTERNS.in("first-person", words);
    }

    /** Returns true if the same label follows, so that a last paragraph with a question belongs to somebody else. */
    private boolean questionOfAnother(int last, TurnLabel label, SpeakerMention speaker) {
        return (asker != null || unlabelledQuestions > 1)
                && !speaker.questioner()
                && reading.labelOf(last + 1)
                        .filter(next -> next.key().equals(label.key()))
                        .isPresent()
                && asks(last);
    }

    private boolean asks(int paragraph) {
        String words = reading.words(paragraph);
        return words.endsWith("?") || words.endsWith("？");
    }
}
