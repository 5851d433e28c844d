package org.onrecord.processor.statement.english;

import java.util.Optional;
import java.util.stream.IntStream;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.english.CueSubjects.Subject;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Finder of the words that a cue reports: the clause after "that", the words before "X said", a quotation, or a verb with its object. */
record ReportedContent(EnglishSentence sentence, Words words, String text) {
    private static final PatternFile PATTERNS = new PatternFile("english", "reports");
    private static final WordList ADVERBIAL = WordList.of("adverbials");
    private static final WordList FINITE = WordList.of("finite-verbs");
    private static final WordList SUBJECTS = WordList.of("subject-pronouns");
    private static final WordList POSSESSIVES = WordList.of("possessives");
    private static final WordList DAY_LEADS = WordList.of("before-days");
    private static final WordList TIMES = WordList.of("times");
    private static final int ADDRESSEE = 10;
    private static final int UNITS = 4_000;
    private static final int SHORTEST = 8;

    ReportedContent(EnglishSentence sentence) {
        this(sentence, sentence.words(), sentence.text());
    }

    static boolean that(String lower) {
        return lower.equals("that") || lower.equals("que");
    }

    /**
     * Returns the words that the cue reports; empty if it reports none or only announces them.
     *
     * @param cut where the next cue's part begins
     * @param first true while the paragraph has no other report
     */
    Optional<Span> of(EnglishCue cue, Subject subject, int cut, boolean first) {
        int next = cue.next();
        if (subject.as()) {
            return asSaid(cue, subject, cut);
        }
        if (!cue.participle() && !cue.listed(sentence) && behindQuotation(subject) && trails(cue, subject)) {
            return Optional.of(sentence.tidy(beginning(cue, first), subject.start()));
        }
        if (cue.carries()) {
            return carried(cue, cut);
        }
        if (cue.quoting()) {
            return quotation(cue, cut);
        }
        boolean that = next < words.size() && that(words.lower(next)) && sentence.clean(next - 1);
        if (!cue.participle()
                && !that
                && !saysWhere(next)
                && (trails(cue, subject) || inserted(cue, subject) && states(subject))) {
            return Optional.of(sentence.tidy(beginning(cue, first), subject.start()));
        }
        if (subject.inverted()) {
            return Optional.empty();
        }
        return that ? clause(words.get(next).end(), cut) : bare(cue, subject, cut);
    }

    /** Returns true for an occasion and then "that" behind a verb: "said in a post on May 22 that". */
    private boolean saysWhere(int next) {
        int to = words.end(next, ADDRESSEE, sentence::clean, i -> !that(words.lower(i)));
        return to < words.size()
                && to > next + 1
                && WordList.of("before-statement-place").has(words.lower(next))
                && that(words.lower(to))
                && sentence.clean(to - 1);
    }

    /** Returns the end of a search that starts at a place and is limited in length. */
    private static int near(int from, int end) {
        return Math.max(from, Math.min(end, from + UNITS));
    }

    /** Returns the words after an opening clause: "As X said, the gates are open." */
    private Optional<Span> asSaid(EnglishCue cue, Subject subject, int cut) {
        if (announces(cue, subject) || sentence.narrative() && cue.quotes(sentence)) {
            return quotation(cue, cut);
        }
        int comma =
                text.indexOf(", ", cue.end(), near(cue.end(), sentence.span().end()));
        boolean full = text.substring(subject.start(), cue.start()).strip().indexOf(' ') > 0;
        return full && comma > 0 && comma < cut - 12 ? Optional.of(sentence.tidy(comma + 2, cut)) : Optional.empty();
    }

    private boolean behindQuotation(Subject subject) {
        boolean closed = "”\"»".indexOf(sentence.before(subject.start())) >= 0;
        // Spanish and British usage put the comma after the mark.
        boolean comma = subject.inverted()
                && sentence.before(subject.start()) == ','
                && "”\"»".indexOf(sentence.before(text.lastIndexOf(',', subject.start()))) >= 0;
        return (closed || comma) && !behindTitle(subject);
    }

    /** Returns true after the title of a programme or a book: "Speaking on “Harbour Week,” X said". */
    private boolean behindTitle(Subject subject) {
        return sentence.quotes()
                .lastUntil(subject.start())
                .filter(quote -> quote.outer().start() > sentence.span().start())
                .filter(quote -> title(quote.inner()))
                .isPresent();
    }

    private boolean title(Span inner) {
        Words inside = Word.split(text, inner.start(), Math.min(inner.end(), inner.start() + 80));
        long small = inside.stream()
                .filter(word -> !word.capitalised() && word.text().length() > 3)
                .count();
        return inside.size() <= 7 && small == 0 && "?!".indexOf(text.charAt(inner.end() - 1)) < 0;
    }

    /** Returns the quotation after a verb that reports only quotations. */
    private Optional<Span> quotation(EnglishCue cue, int cut) {
        return sentence.quotes()
                .firstFrom(cue.end())
                .filter(quote -> quote.outer().start() < cut)
                .map(quote -> new Span(
                        quote.outer().start(), Math.min(cut, quote.outer().end())));
    }

    /** Returns the verb with its object, as in "urged the towns to rebuild", except for questions and courtesies. */
    private Optional<Span> carried(EnglishCue cue, int cut) {
        boolean asks = cue.word().startsWith("ask") && text.indexOf(" to ", cue.end(), near(cue.end(), cut)) < 0;
        boolean courtesy = cue.word().startsWith("express")
                && !PATTERNS.in("attitude", text.substring(cue.end(), Math.min(cut, cue.end() + 60)));
        return asks || courtesy || cut - cue.end() < SHORTEST
                ? Optional.empty()
                : Optional.of(sentence.tidy(cue.start(), cut));
    }

    /** Returns true if the attribution follows the words: "..., X said". */
    private boolean trails(EnglishCue cue, Subject subject) {
        int at = subject.start();
        char before = sentence.before(at);
        if ("”\"»".indexOf(before) < 0
                && !behindQuotation(subject)
                && (announces(cue, subject) || clauseFollows(cue, subject))) {
            return false;
        }
        // In "The mayor, the pilots, and the keepers stressed" the last of several subjects follows a comma.
        int first = words.before(at);
        if (first < words.size() && words.lower(first).equals("and") && "”\"».".indexOf(before) < 0) {
            return false;
        }
        Word opening = words.getFirst();
        if (",”\"’?!".indexOf(before) < 0 || opening.start() >= at) {
            return false;
        }
        if (subject.end() >= words.getLast().end() && ".!?".indexOf(sentence.lastChar()) >= 0) {
            return true;
        }
        char mark = text.charAt(sentence.span().start());
        if (mark == '“' || mark == '"' || behindQuotation(subject)) {
            return true;
        }
        return words.before(at) >= 4 && !SubjectReader.opener(opening.lower());
    }

    private boolean clauseFollows(EnglishCue cue, Subject subject) {
        int next = cue.next();
        return !subject.inverted()
                && next < words.size()
                && sentence.clean(next - 1)
                && !ADVERBIAL.has(words.lower(next))
                && !that(words.lower(next))
                && finite(next, sentence.span().end());
    }

    /** Returns true if a quotation follows directly: "X said, “...”". */
    private boolean announces(EnglishCue cue, Subject subject) {
        int end = Math.max(cue.end(), subject.end());
        return sentence.quotationFrom(end)
                .filter(quote -> quote.outer().start() - end <= 3
                        && text.substring(end, quote.outer().start())
                                .replaceFirst("[,:]", "")
                                .isBlank())
                .isPresent();
    }

    /** Returns where words before a trailing cue begin: at the paragraph's start if the cue is its last and only one. */
    private int beginning(EnglishCue cue, boolean first) {
        int start = sentence.span().start();
        boolean whole = sentence.narrative()
                && sentence.closing()
                && first
                && !sentence.quotes().anyBefore(start)
                && text.indexOf(
                                "adding",
                                cue.end(),
                                near(cue.end(), sentence.span().end()))
                        < 0;
        return whole ? sentence.paragraph().start() : start;
    }

    /** Returns the words after an attribution between commas: "The gates, X said, are open". */
    Optional<Span> behindInsertion(EnglishCue cue, Subject subject, int cut) {
        return inserted(cue, subject) && cut - cue.end() > SHORTEST + 2
                ? Optional.of(sentence.tidy(Math.max(cue.end(), subject.end()) + 1, cut))
                : Optional.empty();
    }

    private boolean inserted(EnglishCue cue, Subject subject) {
        int end = Math.max(cue.end(), subject.end());
        int next = words.before(end);
        return sentence.narrative()
                && !cue.participle()
                && !cue.carries()
                && !subject.as()
                && sentence.before(subject.start()) == ','
                && text.startsWith(", ", end)
                && !announces(cue, subject)
                && next < words.size()
                && !sentence.quoted(next)
                && !words.lower(next).endsWith("ing")
                && !WordList.of("no-sequel").has(words.lower(next));
    }

    /** Returns true if more than a time or a place precedes an inserted attribution. */
    private boolean states(Subject subject) {
        int before = words.before(subject.start());
        if (before < 2) {
            return false;
        }
        return before > 5 || !SubjectReader.opener(words.getFirst().lower());
    }

    private Optional<Span> clause(int from, int cut) {
        Span span = sentence.tidy(from, Math.max(from, cut));
        return cut - from < 6 || span.of(text).indexOf(' ') < 0 && span.of(text).indexOf('\n') < 0
                ? Optional.empty()
                : Optional.of(span);
    }

    /** Returns the words that follow a cue without "that". */
    private Optional<Span> bare(EnglishCue cue, Subject subject, int cut) {
        int next = cue.next();
        int gap =
                next < words.size() ? words.get(next).start() : sentence.span().end();
        String between = text.substring(cue.end(), Math.min(gap, cut));
        if (between.indexOf('“') >= 0 || between.indexOf('"') >= 0 || between.indexOf('«') >= 0) {
            return Optional.of(sentence.tidy(cue.end(), cut));
        }
        if (next >= words.size()) {
            return Optional.empty();
        }
        if (between.startsWith(":") && cut - gap > 4) {
            return Optional.of(sentence.tidy(gap, cut));
        }
        if (between.startsWith(",")) {
            boolean opens = words.getFirst().start() < subject.start() + 1;
            return !cue.participle()
                            && cut - gap > 12
                            && opens
                            && WordList.of("verbs-plain").has(cue.word())
                    ? Optional.of(sentence.tidy(gap, cut))
                    : Optional.empty();
        }
        boolean adverb = words.lower(next).endsWith("ly") && next + 1 < words.size() && that(words.lower(next + 1));
        boolean day = DAY_LEADS.has(words.lower(next)) && next + 1 < words.size() && TIMES.has(words.lower(next + 1));
        if (addresses(cue.word()) || ADVERBIAL.has(words.lower(next)) || adverb || day) {
            return (addresses(cue.word()) ? Optional.<Span>empty() : behindDay(next, cut))
                    .or(() -> behindAdverbial(next, cut))
                    .or(() -> addresses(cue.word()) ? behindAddressee(next, cut) : Optional.empty());
        }
        if (cue.participle()) {
            return finite(next, cut) ? clause(gap, cut) : Optional.empty();
        }
        boolean withVerb = WordList.of("verbs-with-noun").has(cue.word());
        if (!withVerb
                && (WordList.of("verbs-only-that").has(cue.word())
                        || WordList.of("verbs-need-that").has(cue.word()) && !finite(next, cut))) {
            return Optional.empty();
        }
        return cut - gap < SHORTEST ? Optional.empty() : Optional.of(sentence.tidy(withVerb ? cue.start() : gap, cut));
    }

    /** Returns the clause after the addressee: "told the crowd he would wait". */
    private Optional<Span> behindAddressee(int next, int cut) {
        int to = next;
        if (!WordList.of("addressees").has(words.lower(next))) {
            while (to + 1 < words.size()
                    && to - next < ADDRESSEE
                    && sentence.clean(to)
                    && !SUBJECTS.has(words.lower(to + 1))
                    && !POSSESSIVES.has(words.lower(to + 1))) {
                to++;
            }
            if (to + 1 >= words.size() || to - next >= ADDRESSEE || !sentence.clean(to)) {
                return Optional.empty();
            }
        }
        return to + 1 < words.size()
                        && !words.lower(to + 1).equals("to")
                        && !words.lower(to + 1).equals("about")
                ? clause(words.get(to + 1).start(), cut).filter(span -> clause(span))
                : Optional.empty();
    }

    /** Returns true for words with a verb, or for five and more after a possessive: "his support makes him honest". */
    private boolean clause(Span span) {
        int from = words.before(span.start());
        int to = words.before(span.end());
        return finite(from, span.end()) || POSSESSIVES.has(words.lower(from)) && to - from >= 5;
    }

    /** Returns the clause after a day or a month: "said Monday he would wait", "said in March the gates were shut". */
    private Optional<Span> behindDay(int next, int cut) {
        int at = DAY_LEADS.has(words.lower(next)) ? next + 1 : next;
        if (at + 1 >= words.size() || !TIMES.has(words.lower(at)) || !sentence.clean(at)) {
            return Optional.empty();
        }
        int from = at + 1;
        boolean year = PATTERNS.matcher("year", words.lower(from)).matches();
        if ((year || TIMES.has(words.lower(from))) && from + 1 < words.size() && sentence.clean(from)) {
            from++;
        }
        return ADVERBIAL.has(words.lower(from)) || that(words.lower(from)) || !finite(from, cut)
                ? Optional.empty()
                : clause(words.get(from).start(), cut);
    }

    private static boolean addresses(String word) {
        return PATTERNS.matcher("addressing", word).lookingAt();
    }

    /** Returns true if a finite verb follows soon: "the move is wrong". */
    private boolean finite(int from, int cut) {
        if (SUBJECTS.has(words.lower(from))) {
            return true;
        }
        return IntStream.range(from, Math.min(words.size(), from + 14))
                .takeWhile(i -> words.get(i).end() <= cut)
                .anyMatch(i -> finite(words.lower(i)));
    }

    private static boolean finite(String lower) {
        return FINITE.has(lower)
                || lower.endsWith("n't")
                || lower.endsWith("'ll")
                || lower.endsWith("'re")
                || lower.endsWith("'d");
    }

    /** Returns the words after an adverbial or addressee: "said in a statement on Monday that ...", "told reporters that ...". */
    private Optional<Span> behindAdverbial(int next, int cut) {
        for (int i = next; i < words.size() && i < next + 16 && words.get(i).end() < cut; i++) {
            int end = words.get(i).end();
            if (that(words.lower(i)) && !sentence.quoted(i)) {
                // In "on a note that said" the clause is the note's.
                return i + 1 < words.size() && WordList.of("verbs-say").at(words, i + 1) > 0
                        ? Optional.empty()
                        : clause(end, cut);
            }
            int gapEnd = i + 1 < words.size() ? words.get(i + 1).start() : cut;
            String gap = text.substring(end, Math.min(cut, gapEnd));
            if (gap.indexOf('“') >= 0 || gap.indexOf('"') >= 0) {
                return Optional.of(sentence.tidy(end, cut));
            }
            if (gap.startsWith(":") && gapEnd < cut) {
                return Optional.of(sentence.tidy(gapEnd, cut));
            }
            if (gap.indexOf(';') >= 0) {
                break;
            }
        }
        return Optional.empty();
    }
}
