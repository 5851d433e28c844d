package org.onrecord.processor.statement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.EnglishSubjects.Subject;

/** Finds what a cue reports: the clause behind "that", the words before "X said", the quotation, or the verb with its object. */
final class EnglishContent {
    private static final Lexicon LEXICON = Lexicon.get();
    private static final Lexicon.Group ADVERBIAL = LEXICON.group("en-adverbial");
    private static final Lexicon.Group NEEDS_THAT = LEXICON.group("en-needs-that");
    private static final Lexicon.Group ONLY_THAT = LEXICON.group("en-only-that");
    private static final Lexicon.Group VERB_TOO = LEXICON.group("en-with-verb");
    private static final Set<String> PLAIN = Set.of(
            "said",
            "says",
            "noted",
            "stated",
            "stressed",
            "emphasized",
            "added",
            "pointed out",
            "explained",
            "reiterated");
    private static final Set<String> FINITE = Set.of(
            "is", "are", "was", "were", "will", "would", "has", "have", "had", "can", "could", "should", "must", "may",
            "might", "does", "did", "do", "needs");
    private static final Pattern ATTITUDE = Pattern.compile(
            "\\b(?:concern|hope|opposition|dissatisfaction|regret|support|confidence|condemnation|appreciation)");
    private static final int SHORTEST = 8;

    private final EnglishSentence sentence;
    private final List<Words.Word> words;
    private final String text;

    EnglishContent(EnglishSentence sentence) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.text = sentence.text();
    }

    static boolean that(String lower) {
        return lower.equals("that") || lower.equals("que");
    }

    /**
     * What the cue reports; empty where it has no content, or only announces it.
     *
     * @param cut where the next cue's part begins
     * @param first true while the paragraph has no other report
     */
    Optional<Span> of(EnglishCue cue, Subject subject, int cut, boolean first) {
        int next = cue.next();
        if (subject.as()) {
            return asSaid(cue, subject, cut);
        }
        if (cue.carries()) {
            return carried(cue, cut);
        }
        boolean that = next < words.size() && that(sentence.lower(next)) && sentence.clean(next - 1);
        if (!cue.participle() && !that && trails(subject)) {
            return Optional.of(sentence.tidy(beginning(cue, first), subject.start()));
        }
        if (subject.inverted()) {
            return Optional.empty();
        }
        if (that) {
            return clause(words.get(next).end(), cut);
        }
        return bare(cue, subject, cut);
    }

    /** "As X said, the gates are open." */
    private Optional<Span> asSaid(EnglishCue cue, Subject subject, int cut) {
        int comma = text.indexOf(", ", cue.end(), sentence.span().end());
        boolean full = text.substring(subject.start(), cue.start()).strip().indexOf(' ') > 0;
        return full && comma > 0 && comma < cut - 12 ? Optional.of(sentence.tidy(comma + 2, cut)) : Optional.empty();
    }

    /** "urged the towns to rebuild"; a question that is asked and a mere courtesy that is expressed have no content. */
    private Optional<Span> carried(EnglishCue cue, int cut) {
        boolean asks = cue.word().startsWith("ask") && text.indexOf(" to ", cue.end(), Math.max(cue.end(), cut)) < 0;
        boolean courtesy = cue.word().startsWith("express")
                && !ATTITUDE.matcher(text.substring(cue.end(), Math.min(cut, cue.end() + 60)))
                        .find();
        return asks || courtesy || cut - cue.end() < SHORTEST
                ? Optional.empty()
                : Optional.of(sentence.tidy(cue.start(), cut));
    }

    /** True where the words come first and the attribution behind them: "..., X said". */
    private boolean trails(Subject subject) {
        int at = subject.start();
        char before = sentence.before(at);
        Words.Word opening = words.getFirst();
        if (",”\"’?!".indexOf(before) < 0 || opening.start() >= at) {
            return false;
        }
        if (subject.end() >= words.getLast().end() && ".!?".indexOf(sentence.lastChar()) >= 0) {
            return true;
        }
        char mark = text.charAt(sentence.span().start());
        if (mark == '“' || mark == '"' || before == '”' || before == '"') {
            return true;
        }
        return sentence.wordsBefore(at) >= 4 && !Subjects.opener(opening.lower());
    }

    /** Where words with a trailing cue begin: a cue at a narrative paragraph's end, the only one there, covers it. */
    private int beginning(EnglishCue cue, boolean first) {
        int start = sentence.span().start();
        boolean whole = sentence.narrative()
                && sentence.closing()
                && first
                && !sentence.quotes().anyBefore(start)
                && text.indexOf("adding", cue.end(), sentence.span().end()) < 0;
        return whole ? sentence.paragraph().start() : start;
    }

    private Optional<Span> clause(int from, int cut) {
        return cut - from < 6 ? Optional.empty() : Optional.of(sentence.tidy(from, cut));
    }

    /** What follows a cue without "that". */
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
            return !cue.participle() && cut - gap > 12 && opens && PLAIN.contains(cue.word())
                    ? Optional.of(sentence.tidy(gap, cut))
                    : Optional.empty();
        }
        if (addresses(cue.word()) || ADVERBIAL.has(sentence.lower(next))) {
            return behindAdverbial(next, cut);
        }
        if (cue.participle()) {
            return Optional.empty();
        }
        boolean withVerb = VERB_TOO.has(cue.word());
        if (!withVerb && (ONLY_THAT.has(cue.word()) || NEEDS_THAT.has(cue.word()) && !finite(next, cut))) {
            return Optional.empty();
        }
        return cut - gap < SHORTEST ? Optional.empty() : Optional.of(sentence.tidy(withVerb ? cue.start() : gap, cut));
    }

    private static boolean addresses(String word) {
        return word.startsWith("told")
                || word.startsWith("tells")
                || word.startsWith("inform")
                || word.startsWith("assured");
    }

    /** "the move is wrong" behind a verb that also takes a mere noun: true if a finite verb follows soon. */
    private boolean finite(int from, int cut) {
        for (int i = from; i < words.size() && i < from + 14 && words.get(i).end() <= cut; i++) {
            if (FINITE.contains(sentence.lower(i))) {
                return true;
            }
        }
        return false;
    }

    /** What stands behind an adverbial or addressee: "said in a statement on Monday that ...", "told reporters ...". */
    private Optional<Span> behindAdverbial(int next, int cut) {
        for (int i = next; i < words.size() && i < next + 16 && words.get(i).end() < cut; i++) {
            int end = words.get(i).end();
            if (that(sentence.lower(i)) && !sentence.quoted(i)) {
                return clause(end, cut);
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
