package org.onrecord.processor.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;

/** Finds quoted and reported speech in paragraphs of English, and in plain cases of Spanish. Keeps who spoke last. */
final class EnglishReports {
    private static final Lexicon LEXICON = Lexicon.get();
    private static final Lexicon.Group SAY = LEXICON.group("say");
    private static final Lexicon.Group SAYING = LEXICON.group("saying");
    private static final Lexicon.Group CARRY = LEXICON.group("carry");
    private static final Lexicon.Group CARRYING = LEXICON.group("carrying");
    private static final Set<String> SKIP = Set.of(
            "also",
            "has",
            "have",
            "had",
            "then",
            "further",
            "later",
            "again",
            "repeatedly",
            "once",
            "even",
            "still",
            "just",
            "now",
            "earlier",
            "recently",
            "therefore",
            "both",
            "all",
            "would",
            "will",
            "did",
            "does",
            "do",
            "never",
            "often");
    private static final Set<String> BE = Set.of(
            "was", "were", "is", "are", "be", "been", "being", "to", "not", "can", "could", "should", "may", "might",
            "must", "let's", "don't", "doesn't", "didn't", "cannot", "can't", "never", "of", "for", "by", "the", "a",
            "an", "no", "any", "this", "these", "its", "their", "his", "her", "our", "some", "such", "other", "and/or",
            "in", "on", "with", "false", "those", "about");
    private static final Set<String> STOPS = Set.of(
            "that",
            "but",
            "as",
            "when",
            "which",
            "because",
            "if",
            "while",
            "after",
            "before",
            "since",
            "whether",
            "although",
            "though",
            "where",
            "so",
            "than",
            "until",
            "what",
            "why",
            "how");
    private static final Set<String> ADVERBIAL = Set.of(
            "in",
            "on",
            "at",
            "to",
            "during",
            "after",
            "before",
            "by",
            "via",
            "through",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "yesterday",
            "again",
            "from",
            "earlier",
            "last",
            "here",
            "when",
            "of",
            "about",
            "today",
            "late",
            "back",
            "this",
            "with",
            "publicly",
            "clearly",
            "strongly",
            "as",
            "following",
            "for",
            "without",
            "while",
            "regarding",
            "en");
    private static final Set<String> NEEDS_THAT = Set.of(
            "reports",
            "shows",
            "show",
            "showed",
            "found",
            "finds",
            "report",
            "claims",
            "claim",
            "notes",
            "states",
            "posted",
            "announced",
            "announces",
            "confirmed",
            "confirms",
            "mentioned",
            "suggested",
            "suggests",
            "commented",
            "continued",
            "informed",
            "responded",
            "replied",
            "observed",
            "recalled",
            "revealed",
            "disclosed",
            "concluded",
            "maintained",
            "acknowledged",
            "acknowledges",
            "explained",
            "explains",
            "wrote",
            "writes",
            "remarked",
            "predicted",
            "testified",
            "assured",
            "complained",
            "declared",
            "declares",
            "advised",
            "admitted",
            "reported",
            "pointed out",
            "points out",
            "add",
            "adds",
            "noted",
            "stated",
            "added",
            "says");
    private static final Set<String> ONLY_THAT =
            Set.of("shows", "show", "showed", "found", "finds", "announced", "announces");
    private static final Set<String> VERB_TOO = Set.of(
            "stressed",
            "stresses",
            "emphasized",
            "emphasised",
            "emphasizes",
            "emphasises",
            "reiterated",
            "reiterates",
            "reaffirmed",
            "underscored",
            "underlined",
            "highlighted",
            "denied",
            "denies",
            "promised",
            "vowed",
            "pledged",
            "warned",
            "warns",
            "warn");
    private static final Pattern DATELINE = Pattern.compile(
            "[A-Z][\\p{L}.,/ \\d]{2,40}(?:\\([\\p{L} ]{2,20}\\))? ?(?:--|—|–) ?(?=[“\"A-Z])|(?:Xinhua|AP|Reuters) [–—-] ");
    private static final Pattern AND_THAT_QUOTE = Pattern.compile(", and that (?=[“\"])");
    private static final Pattern BY = Pattern.compile("(?i)\\baccording to\\s+");
    private static final Pattern NOUN = Pattern.compile(
            "\\b(?:remarks|statement|claims?|comments|assertion|allegations?|warning|argument)\\s+that\\s+");

    private final String text;
    private final @Nullable LocalDate day;
    private final Cast cast;
    private final Subjects subjects;
    private @Nullable Source last;

    EnglishReports(String text, @Nullable LocalDate day, Cast cast) {
        this.text = text;
        this.day = day;
        this.cast = cast;
        this.subjects = new Subjects(text, cast);
    }

    /** Who spoke last may be set where a speaker's part begins. */
    void lastSpeaker(@Nullable Source source) {
        last = source;
    }

    private record Cue(int at, int length, String word, boolean participle, boolean carries) {}

    /** One report of a sentence, with what decides whether it runs on. */
    private record Report(Draft draft, int sentence, boolean main, boolean toEnd) {}

    Reported in(Span whole, Reported.Mode mode) {
        Matcher line = DATELINE.matcher(text).region(whole.start(), whole.end());
        Span paragraph = line.lookingAt() ? new Span(line.end(), whole.end()) : whole;
        List<QuoteMarks.Quote> quotes = QuoteMarks.in(text, paragraph);
        List<Span> sentences = joined(Sentences.split(text, paragraph, "en"), quotes);
        List<Report> reports = new ArrayList<>();
        @Nullable Source dangling = null;
        for (int s = 0; s < sentences.size(); s++) {
            int known = reports.size();
            dangling = sentence(paragraph, sentences, s, quotes, mode, reports);
            if (mode == Reported.Mode.NARRATIVE && reports.size() == known && dangling == null) {
                continueQuote(sentences.get(s), s, quotes, reports);
            }
        }
        if (mode == Reported.Mode.READOUT) {
            runOn(sentences, reports);
        }
        boolean announced = dangling != null
                && !reportsIn(reports, sentences.size() - 1)
                && ".!?".indexOf(text.charAt(paragraph.end() - 1)) < 0;
        return new Reported(
                reports.stream().map(Report::draft).toList(),
                announced ? Optional.ofNullable(dangling) : Optional.empty());
    }

    private static boolean reportsIn(List<Report> reports, int sentence) {
        return reports.stream().anyMatch(report -> report.sentence() == sentence);
    }

    /** Sentences that a quotation spans are one. */
    private static List<Span> joined(List<Span> sentences, List<QuoteMarks.Quote> quotes) {
        List<Span> joined = new ArrayList<>();
        int q = 0;
        for (Span sentence : sentences) {
            Span last = joined.isEmpty() ? null : joined.getLast();
            while (q < quotes.size() && last != null && quotes.get(q).outer().end() <= last.end()) {
                q++;
            }
            if (last != null
                    && q < quotes.size()
                    && quotes.get(q).outer().start() < last.end()
                    && quotes.get(q).outer().end() > last.end()) {
                joined.set(joined.size() - 1, new Span(last.start(), sentence.end()));
            } else {
                joined.add(sentence);
            }
        }
        return joined;
    }

    private static boolean quoted(int at, List<QuoteMarks.Quote> quotes) {
        for (QuoteMarks.Quote quote : quotes) {
            if (quote.outer().start() > at) {
                return false;
            }
            if (at < quote.outer().end()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Source sentence(
            Span paragraph,
            List<Span> sentences,
            int index,
            List<QuoteMarks.Quote> quotes,
            Reported.Mode mode,
            List<Report> reports) {
        Span sentence = sentences.get(index);
        List<Words.Word> words = Words.of(text, sentence.start(), sentence.end());
        List<Cue> cues = cues(words, quotes);
        @Nullable Source dangling = null;
        @Nullable Source main = null;
        int known = reports.size();
        boolean by = according(paragraph, sentences, index, words, quotes, mode, reports);
        noun(sentence, words, mode, index, reports);
        for (int c = 0; c < cues.size(); c++) {
            Cue cue = cues.get(c);
            Subject subject = subject(words, cue, quotes, sentence, main);
            if (subject == null) {
                continue;
            }
            int cut = cut(words, cues, c, sentence, mode);
            Optional<Span> content =
                    content(paragraph, sentences, index, words, cue, subject, quotes, cut, mode, reports);
            main = subject.source();
            last = subject.source();
            if (content.isEmpty()) {
                dangling = by ? null : subject.source();
                continue;
            }
            dangling = null;
            emit(content.get(), subject, cue, sentence, index, quotes, mode, cut, reports);
        }
        if (mode == Reported.Mode.NARRATIVE && reports.size() > known && main != null) {
            broken(sentence, index, quotes, main, reports, known);
        }
        return dangling;
    }

    private List<Cue> cues(List<Words.Word> words, List<QuoteMarks.Quote> quotes) {
        List<Cue> cues = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            int say = SAY.at(words, i);
            int saying = SAYING.at(words, i);
            int carry = CARRY.at(words, i);
            int carrying = CARRYING.at(words, i);
            int length = Math.max(Math.max(say, saying), Math.max(carry, carrying));
            if (length > 0
                    && !words.get(i).capitalised()
                    && !quoted(words.get(i).start(), quotes)) {
                String word = text.substring(
                                words.get(i).start(), words.get(i + length - 1).end())
                        .toLowerCase(java.util.Locale.ROOT);
                cues.add(new Cue(
                        i,
                        length,
                        word,
                        Math.max(saying, carrying) == length,
                        Math.max(carry, carrying) > Math.max(say, saying) || Math.max(carry, carrying) == length));
            }
            i += Math.max(1, length);
        }
        return cues;
    }

    /**
     * Who a cue belongs to.
     *
     * @param start where the words that name him begin
     * @param end where words behind the cue that name him end, or the cue's end
     * @param inverted true for "said X"
     */
    private record Subject(Source source, int start, int end, boolean inverted, boolean as) {}

    private @Nullable Subject subject(
            List<Words.Word> words, Cue cue, List<QuoteMarks.Quote> quotes, Span sentence, @Nullable Source main) {
        int j = cue.at() - 1;
        int cueStart = words.get(cue.at()).start();
        int cueEnd = words.get(cue.at() + cue.length() - 1).end();
        while (j >= 0
                && clean(words, j)
                && (SKIP.contains(words.get(j).lower()) || words.get(j).lower().endsWith("ly"))) {
            j--;
        }
        if (j >= 0 && clean(words, j) && BE.contains(words.get(j).lower())) {
            return null;
        }
        if (cue.participle()) {
            return participle(words, cue, j, quotes, sentence, main);
        }
        boolean bare = j < 0 || !clean(words, j) || quoted(words.get(j).start(), quotes);
        if (bare && j == cue.at() - 1 && j >= 0) {
            char before = before(cueStart, sentence);
            if (",”\"’?!".indexOf(before) >= 0) {
                Subject behind = inverted(words, cue);
                if (behind != null) {
                    return behind;
                }
            }
        }
        int k = j + 1;
        while (k > 0 && j - k < 16 && !quoted(words.get(k - 1).start(), quotes)) {
            Words.Word previous = words.get(k - 1);
            if (k <= j && !clean(words, k - 1) || STOPS.contains(previous.lower())) {
                break;
            }
            if (k > j && !clean(words, k - 1)) {
                break;
            }
            if ((previous.lower().equals("and") || previous.lower().equals("or"))
                    && !(k >= 2
                            && k <= j
                            && words.get(k - 2).capitalised()
                            && words.get(k).capitalised())) {
                break;
            }
            k--;
        }
        boolean empty = k > j;
        if (!empty && words.get(j).lower().endsWith("'s")) {
            return null;
        }
        boolean joined = k > 0 && (words.get(k - 1).lower().equals("and")) && empty;
        if (joined) {
            Source source = main != null ? main : mainSubject(words, sentence);
            return source == null ? null : new Subject(source, cueStart, cueEnd, false, false);
        }
        boolean apposition = k > 0
                && commaBefore(words, k)
                && (empty
                        || words.get(k).lower().equals("who")
                        || !words.get(k).capitalised()
                                && (LEXICON.group("role").has(words.get(k).bare())
                                        || List.of("also", "a", "an", "then")
                                                        .contains(words.get(k).lower())
                                                && nameBefore(words, k))
                        || words.get(k).capitalised()
                                && nameBefore(words, k)
                                && LEXICON.group("role").first(slice(words, k, j + 1)) >= 0);
        if (apposition) {
            int from = k - 1;
            int steps = 0;
            while (from > 0 && steps++ < 25 && !nameBefore(words, from + 1)) {
                if (commaBefore(words, from) && nameBefore(words, from)) {
                    from--;
                    break;
                }
                from--;
            }
            int to = from + 1;
            int start = to;
            while (start > 0
                    && to - start < 6
                    && (start == to || clean(words, start - 1))
                    && !STOPS.contains(words.get(start - 1).lower())) {
                start--;
            }
            Source source = subjects.source(words, start, to, last).orElse(null);
            return source == null || start >= words.size()
                    ? null
                    : new Subject(source, words.get(start).start(), cueEnd, false, false);
        }
        if (empty) {
            return null;
        }
        boolean as = k > 0 && words.get(k - 1).lower().equals("as") && (k < 2 || !clean(words, k - 2) || k == 1);
        int from = k;
        return subjects.source(words, k, j + 1, last)
                .filter(found -> !as || found.role() != null)
                .map(found -> new Subject(found, words.get(from).start(), cueEnd, false, as))
                .orElse(null);
    }

    private String slice(List<Words.Word> words, int from, int to) {
        return from >= to
                ? ""
                : text.substring(words.get(from).start(), words.get(to - 1).end());
    }

    /** True if two or three words of a name stand directly before the k-th word's comma. */
    private boolean nameBefore(List<Words.Word> words, int k) {
        if (k < 1 || !commaBefore(words, k) || !Cast.nameWord(words.get(k - 1))) {
            return false;
        }
        return k >= 2 && Cast.nameWord(words.get(k - 2))
                || cast.knows(words.get(k - 1).text());
    }

    private boolean commaBefore(List<Words.Word> words, int k) {
        return k > 0
                && k < words.size()
                && text.substring(words.get(k - 1).end(), words.get(k).start()).startsWith(",");
    }

    /** True if nothing but space stands between a word and the next. */
    private boolean clean(List<Words.Word> words, int i) {
        if (i + 1 >= words.size()) {
            return true;
        }
        int start = words.get(i).end();
        int end = words.get(i + 1).start();
        if (end - start > 3) {
            return false;
        }
        for (int p = start; p < end; p++) {
            char c = text.charAt(p);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '.') {
                return false;
            }
        }
        return true;
    }

    private char before(int at, Span sentence) {
        int p = at - 1;
        while (p >= sentence.start() && Character.isWhitespace(text.charAt(p))) {
            p--;
        }
        return p < sentence.start() ? ' ' : text.charAt(p);
    }

    private @Nullable Subject inverted(List<Words.Word> words, Cue cue) {
        int from = cue.at() + cue.length();
        int to = from;
        while (to < words.size()
                && to - from < 14
                && clean(words, to - 1)
                && (words.get(to).capitalised()
                        || Set.of(
                                        "the",
                                        "a",
                                        "an",
                                        "of",
                                        "for",
                                        "and",
                                        "he",
                                        "she",
                                        "official",
                                        "officials",
                                        "spokesperson",
                                        "spokesman",
                                        "spokeswoman",
                                        "minister",
                                        "ministry")
                                .contains(words.get(to).lower()))) {
            to++;
        }
        if (to == from) {
            return null;
        }
        int end = words.get(to - 1).end();
        return subjects.source(words, from, to, last)
                .map(found -> new Subject(found, words.get(cue.at()).start(), end, true, false))
                .orElse(null);
    }

    private @Nullable Subject participle(
            List<Words.Word> words,
            Cue cue,
            int j,
            List<QuoteMarks.Quote> quotes,
            Span sentence,
            @Nullable Source main) {
        int cueStart = words.get(cue.at()).start();
        int cueEnd = words.get(cue.at() + cue.length() - 1).end();
        boolean comma = j < 0 || !clean(words, j) || words.get(j).lower().equals("and");
        if (comma && j >= 0) {
            Source source = main != null ? main : mainSubject(words, sentence);
            return source == null ? null : new Subject(source, cueStart, cueEnd, false, false);
        }
        if (j < 0) {
            return null;
        }
        int k = j;
        while (k > 0
                && j - k < 8
                && clean(words, k - 1)
                && !words.get(k - 1).lower().equals("by")
                && !STOPS.contains(words.get(k - 1).lower())) {
            k--;
        }
        if (k > 0
                && words.get(k - 1).lower().equals("by")
                && !quoted(words.get(k).start(), quotes)) {
            int from = k;
            return subjects.source(words, k, j + 1, last)
                    .map(found -> new Subject(found, words.get(from).start(), cueEnd, false, false))
                    .orElse(null);
        }
        return null;
    }

    /** The subject of the sentence as a whole: what stands at its beginning, or behind an opening adverbial. */
    private @Nullable Source mainSubject(List<Words.Word> words, Span sentence) {
        int from = 0;
        if (!words.isEmpty() && Subjects.opener(words.getFirst().lower())) {
            while (from + 1 < words.size() && clean(words, from)) {
                from++;
            }
            from++;
        }
        int to = from;
        while (to < words.size()
                && to - from < 14
                && (to == from || clean(words, to - 1))
                && (words.get(to).capitalised()
                        || Set.of("of", "for", "the", "and", "he", "she")
                                .contains(words.get(to).lower()))) {
            to++;
        }
        if (to == from || sentence.end() == sentence.start()) {
            return null;
        }
        return subjects.source(words, from, to, last).orElse(null);
    }

    /** Where the next cue's part of the sentence begins, or the sentence's end. */
    private int cut(List<Words.Word> words, List<Cue> cues, int c, Span sentence, Reported.Mode mode) {
        int end = sentence.end();
        int from = words.get(cues.get(c).at()).end();
        for (int n = c + 1; n < cues.size(); n++) {
            Cue next = cues.get(n);
            int at = next.at();
            int j = at - 1;
            while (j >= 0
                    && clean(words, j)
                    && (SKIP.contains(words.get(j).lower())
                            || words.get(j).lower().endsWith("ly"))) {
                j--;
            }
            boolean that = at + next.length() < words.size()
                    && words.get(at + next.length()).lower().equals("that");
            boolean coordinate = !next.participle()
                    && j >= 0
                    && clean(words, j)
                    && words.get(j).lower().equals("and")
                    && (that || next.carries());
            if ((next.participle() || coordinate)
                    && (that || next.carries())
                    && j >= 0
                    && (!clean(words, j) || words.get(j).lower().equals("and"))) {
                int border = words.get(j).lower().equals("and")
                        ? words.get(Math.max(0, j - 1)).end()
                        : words.get(j).end();
                if (border > from) {
                    return border;
                }
            }
        }
        Cue cue = cues.get(c);
        if (cue.participle() && cue.carries()) {
            // A list of such participles, or of other topics, goes on behind the comma.
            int comma = text.indexOf(", ", from + 20 < end ? from + 20 : end, end);
            return comma > 0 ? comma : end;
        }
        if (mode == Reported.Mode.TURN) {
            int but = text.indexOf(", but ", from, end);
            if (but > 0) {
                return but;
            }
        }
        return end;
    }

    private Optional<Span> content(
            Span paragraph,
            List<Span> sentences,
            int index,
            List<Words.Word> words,
            Cue cue,
            Subject subject,
            List<QuoteMarks.Quote> quotes,
            int cut,
            Reported.Mode mode,
            List<Report> reports) {
        Span sentence = sentences.get(index);
        int next = cue.at() + cue.length();
        int cueStart = words.get(cue.at()).start();
        int cueEnd = words.get(next - 1).end();
        boolean that = next < words.size() && thatWord(words.get(next).lower()) && clean(words, next - 1);
        if (subject.as()) {
            int comma = text.indexOf(", ", cueEnd, sentence.end());
            boolean full = text.substring(subject.start(), cueStart).strip().indexOf(' ') > 0;
            return full && comma > 0 && comma < cut - 12 ? Optional.of(tidy(comma + 2, cut)) : Optional.empty();
        }
        if (cue.carries()) {
            if (cue.word().startsWith("ask") && !text.substring(cueEnd, cut).contains(" to ")
                    || cue.word().startsWith("express")
                            && !text.substring(cueEnd, Math.min(cut, cueEnd + 60))
                                    .matches(
                                            "(?s).*\\b(?:concern|hope|opposition|dissatisfaction|regret|support|confidence|condemnation|appreciation).*")) {
                return Optional.empty();
            }
            return cut - cueEnd < 8 ? Optional.empty() : Optional.of(tidy(cueStart, cut));
        }
        if (!cue.participle() && !that && trailing(words, subject, sentence)) {
            int start = sentence.start();
            if (mode == Reported.Mode.NARRATIVE
                    && index > 0
                    && index == sentences.size() - 1
                    && reports.isEmpty()
                    && quotes.stream().noneMatch(quote -> quote.outer().start() < sentence.start())
                    && !text.substring(cueEnd, sentence.end()).contains("adding")) {
                start = paragraph.start();
            }
            return Optional.of(tidy(start, subject.start()));
        }
        if (subject.inverted()) {
            return Optional.empty();
        }
        if (that) {
            return cut - words.get(next).end() < 6
                    ? Optional.empty()
                    : Optional.of(tidy(words.get(next).end(), cut));
        }
        int gap = next < words.size() ? words.get(next).start() : sentence.end();
        String between = text.substring(cueEnd, Math.min(gap, cut));
        if (between.indexOf('“') >= 0 || between.indexOf('"') >= 0 || between.indexOf('«') >= 0) {
            return Optional.of(tidy(cueEnd, cut));
        }
        if (next >= words.size()) {
            return Optional.empty();
        }
        if (between.startsWith(":") && cut - gap > 4) {
            return Optional.of(tidy(gap, cut));
        }
        if (between.startsWith(",")) {
            return !cue.participle()
                            && cut - gap > 12
                            && words.get(0).start() < subject.start() + 1
                            && plainSay(cue.word())
                    ? Optional.of(tidy(gap, cut))
                    : Optional.empty();
        }
        int told = cue.word().startsWith("told")
                        || cue.word().startsWith("tells")
                        || cue.word().startsWith("inform")
                        || cue.word().startsWith("assured")
                ? 1
                : 0;
        if (told == 1 || ADVERBIAL.contains(words.get(next).lower())) {
            return behind(words, next, cut, quotes);
        }
        if (cue.participle()) {
            return Optional.empty();
        }
        if (VERB_TOO.contains(cue.word())) {
            return cut - gap < 8 ? Optional.empty() : Optional.of(tidy(cueStart, cut));
        }
        if (ONLY_THAT.contains(cue.word())) {
            return Optional.empty();
        }
        if (NEEDS_THAT.contains(cue.word()) && !clause(words, next, cut)) {
            return Optional.empty();
        }
        return cut - gap < 8 ? Optional.empty() : Optional.of(tidy(gap, cut));
    }

    private static boolean thatWord(String lower) {
        return lower.equals("that") || lower.equals("que");
    }

    private static boolean plainSay(String word) {
        return Set.of(
                        "said",
                        "says",
                        "noted",
                        "stated",
                        "stressed",
                        "emphasized",
                        "added",
                        "pointed out",
                        "explained",
                        "reiterated")
                .contains(word);
    }

    /** "the move is wrong" behind a verb that also takes a mere noun: true if a finite verb follows soon. */
    private boolean clause(List<Words.Word> words, int from, int cut) {
        for (int i = from; i < words.size() && i < from + 14 && words.get(i).end() <= cut; i++) {
            if (Set.of(
                            "is", "are", "was", "were", "will", "would", "has", "have", "had", "can", "could", "should",
                            "must", "may", "might", "does", "did", "do", "needs")
                    .contains(words.get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /** What stands behind an adverbial or addressee: "said in a statement on Monday that ...", "told reporters ...". */
    private Optional<Span> behind(List<Words.Word> words, int next, int cut, List<QuoteMarks.Quote> quotes) {
        for (int i = next; i < words.size() && i < next + 16 && words.get(i).end() < cut; i++) {
            if (thatWord(words.get(i).lower()) && !quoted(words.get(i).start(), quotes)) {
                return cut - words.get(i).end() < 6
                        ? Optional.empty()
                        : Optional.of(tidy(words.get(i).end(), cut));
            }
            int gapEnd = i + 1 < words.size() ? words.get(i + 1).start() : cut;
            String gap = text.substring(words.get(i).end(), Math.min(cut, gapEnd));
            if (gap.indexOf('“') >= 0 || gap.indexOf('"') >= 0) {
                return Optional.of(tidy(words.get(i).end(), cut));
            }
            if (gap.startsWith(":") && gapEnd < cut) {
                return Optional.of(tidy(gapEnd, cut));
            }
            if (gap.indexOf(';') >= 0) {
                break;
            }
        }
        return Optional.empty();
    }

    /** True where the words come first and the attribution behind them: "..., X said". */
    private boolean trailing(List<Words.Word> words, Subject subject, Span sentence) {
        int at = subject.start();
        char before = before(at, sentence);
        if (",”\"’?!".indexOf(before) < 0) {
            return false;
        }
        Words.Word first = words.getFirst();
        if (first.start() >= at) {
            return false;
        }
        if (subject.end() >= words.getLast().end() && ".!?".indexOf(text.charAt(sentence.end() - 1)) >= 0) {
            return true;
        }
        char opening = text.charAt(sentence.start());
        if (opening == '“' || opening == '"' || before == '”' || before == '"') {
            return true;
        }
        long ahead = words.stream().filter(word -> word.start() < at).count();
        return ahead >= 4 && !Subjects.opener(first.lower());
    }

    /** The stretch without surrounding space, final stop, dangling comma or joining word. */
    private Span tidy(int start, int end) {
        int from = start;
        int to = end;
        boolean changed = true;
        while (changed && from < to) {
            changed = false;
            while (from < to && (Character.isWhitespace(text.charAt(from)) || ",:".indexOf(text.charAt(from)) >= 0)) {
                from++;
                changed = true;
            }
            while (to > from
                    && (Character.isWhitespace(text.charAt(to - 1)) || ",.;:".indexOf(text.charAt(to - 1)) >= 0)) {
                to--;
                changed = true;
            }
        }
        return new Span(from, Math.max(from, to));
    }

    private void emit(
            Span content,
            Subject subject,
            Cue cue,
            Span sentence,
            int index,
            List<QuoteMarks.Quote> quotes,
            Reported.Mode mode,
            int cut,
            List<Report> reports) {
        if (content.end() - content.start() < 3) {
            return;
        }
        Matcher split = AND_THAT_QUOTE.matcher(text).region(content.start(), content.end());
        if (split.find()) {
            emit(new Span(content.start(), split.start()), subject, cue, sentence, index, quotes, mode, cut, reports);
            emit(tidy(split.end(), content.end()), subject, cue, sentence, index, quotes, mode, cut, reports);
            return;
        }
        LocalDate date = date(sentence, content);
        boolean distanced =
                mode != Reported.Mode.NARRATIVE && LEXICON.group("distanced").has(cue.word());
        Optional<Span> quote = whole(content, quotes);
        boolean main = !cue.participle() && !subject.as();
        if (quote.isPresent()) {
            reports.add(new Report(
                    new Draft(quote.get(), Statement.Kind.DIRECT, subject.source(), date, distanced),
                    index,
                    main,
                    false));
            return;
        }
        Span plain = unquoteEnd(content, quotes);
        boolean toEnd = cut == sentence.end() && content.end() >= sentence.end() - 2;
        reports.add(new Report(
                new Draft(plain, Statement.Kind.INDIRECT, subject.source(), date, distanced), index, main, toEnd));
    }

    /** A closing mark whose opening stands inside goes with the comma before it. */
    private Span unquoteEnd(Span content, List<QuoteMarks.Quote> quotes) {
        for (QuoteMarks.Quote quote : quotes) {
            if (quote.outer().end() == content.end()
                    && quote.outer().start() > content.start()
                    && ",.".indexOf(text.charAt(content.end() - 2)) >= 0) {
                return tidy(content.start(), quote.inner().end());
            }
        }
        return content;
    }

    /** The words between the marks, where the stretch stands wholly in them; an article before the mark does not count. */
    private Optional<Span> whole(Span content, List<QuoteMarks.Quote> quotes) {
        for (QuoteMarks.Quote quote : quotes) {
            Span outer = quote.outer();
            if (outer.start() < content.start() - 1 || outer.start() >= content.end()) {
                continue;
            }
            String lead = text.substring(content.start(), Math.max(content.start(), outer.start()))
                    .strip();
            if (!lead.isEmpty()
                    && !List.of("the", "a", "an", "that").contains(lead.toLowerCase(java.util.Locale.ROOT))) {
                return Optional.empty();
            }
            String rest = outer.end() >= content.end()
                    ? ""
                    : text.substring(outer.end(), content.end()).strip();
            boolean covers = rest.length() <= 1
                    || rest.startsWith(",")
                    || rest.startsWith("and that")
                    || rest.startsWith("“")
                    || rest.startsWith("\"");
            return covers || quote.open()
                    ? Optional.of(tidy(quote.inner().start(), quote.inner().end()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** The second half of a quotation that its attribution breaks. */
    private void broken(
            Span sentence, int index, List<QuoteMarks.Quote> quotes, Source source, List<Report> reports, int known) {
        for (QuoteMarks.Quote quote : quotes) {
            Span inner = quote.inner();
            if (quote.outer().start() < sentence.start() || quote.outer().start() >= sentence.end()) {
                continue;
            }
            boolean taken = reports.stream()
                    .anyMatch(report -> report.draft().span().start() < inner.end()
                            && inner.start() < report.draft().span().end());
            boolean direct =
                    reports.size() > known && reports.get(known).draft().kind() == Statement.Kind.DIRECT;
            if (!taken && direct && Words.of(text, inner.start(), inner.end()).size() >= 4) {
                reports.add(new Report(
                        new Draft(
                                tidy(inner.start(), inner.end()),
                                Statement.Kind.DIRECT,
                                source,
                                reports.get(known).draft().date(),
                                false),
                        index,
                        false,
                        false));
            }
        }
    }

    /** A sentence that is a quotation and follows another of the same paragraph has the same speaker. */
    private void continueQuote(Span sentence, int index, List<QuoteMarks.Quote> quotes, List<Report> reports) {
        if (reports.isEmpty() || reports.getLast().draft().kind() != Statement.Kind.DIRECT && !quoteLed(sentence)) {
            return;
        }
        for (QuoteMarks.Quote quote : quotes) {
            if (quote.outer().start() == sentence.start()) {
                Draft before = reports.getLast().draft();
                if (Words.of(text, quote.inner().start(), quote.inner().end()).size() >= 3) {
                    reports.add(new Report(
                            new Draft(
                                    tidy(quote.inner().start(), quote.inner().end()),
                                    Statement.Kind.DIRECT,
                                    before.source(),
                                    before.date(),
                                    false),
                            index,
                            false,
                            false));
                }
            }
        }
    }

    private boolean quoteLed(Span sentence) {
        return "“\"".indexOf(text.charAt(sentence.start())) >= 0;
    }

    private boolean according(
            Span paragraph,
            List<Span> sentences,
            int index,
            List<Words.Word> words,
            List<QuoteMarks.Quote> quotes,
            Reported.Mode mode,
            List<Report> reports) {
        Span sentence = sentences.get(index);
        Matcher by = BY.matcher(text).region(sentence.start(), sentence.end());
        if (!by.find() || quoted(by.start(), quotes)) {
            return false;
        }
        int from = 0;
        while (from < words.size() && words.get(from).start() < by.end()) {
            from++;
        }
        int to = from + 1;
        while (to < words.size() && clean(words, to - 1) && to - from < 18) {
            to++;
        }
        if (to > words.size() || from >= words.size()) {
            return false;
        }
        Optional<Source> source = subjects.source(words, from, to, last);
        if (source.isEmpty()
                || words.get(from).lower().equals("international")
                || words.get(from).lower().equals("relevant")) {
            return false;
        }
        int nameEnd = words.get(to - 1).end();
        long ahead = words.stream().filter(word -> word.start() < by.start()).count();
        if (ahead >= 4 && ",”\"".indexOf(before(by.start(), sentence)) < 0) {
            return false;
        }
        Span content;
        if (ahead < 4) {
            if (nameEnd >= sentence.end() || text.charAt(nameEnd) != ',') {
                return false;
            }
            content = tidy(nameEnd, sentence.end());
        } else {
            boolean alone =
                    mode == Reported.Mode.NARRATIVE && index > 0 && index == sentences.size() - 1 && reports.isEmpty();
            content = tidy(alone ? paragraph.start() : sentence.start(), by.start());
        }
        if (content.end() - content.start() < 8) {
            return false;
        }
        last = source.get();
        reports.add(new Report(
                new Draft(content, Statement.Kind.INDIRECT, source.get(), date(sentence, content), false),
                index,
                true,
                false));
        return true;
    }

    private void noun(Span sentence, List<Words.Word> words, Reported.Mode mode, int index, List<Report> reports) {
        Matcher noun = NOUN.matcher(text).region(sentence.start(), sentence.end());
        if (!noun.find()) {
            return;
        }
        int to = 0;
        while (to < words.size() && words.get(to).start() < noun.start()) {
            to++;
        }
        if (to == 0 || !words.get(to - 1).lower().endsWith("'s")) {
            return;
        }
        int from = to - 1;
        while (from > 0 && clean(words, from - 1) && words.get(from - 1).capitalised() && to - from < 8) {
            from--;
        }
        int start = from;
        int end = to;
        Optional<Source> source = subjects.source(words, from, to, last);
        int comma = text.indexOf(", ", noun.end(), Math.max(noun.end(), sentence.end()));
        Span content = tidy(noun.end(), comma > 0 && comma < sentence.end() ? comma : sentence.end());
        boolean distanced = mode != Reported.Mode.NARRATIVE;
        source.filter(found -> start < end && content.end() - content.start() > 8)
                .map(EnglishReports::bare)
                .ifPresent(found -> reports.add(new Report(
                        new Draft(content, Statement.Kind.INDIRECT, found, date(sentence, content), distanced),
                        index,
                        false,
                        false)));
    }

    private static Source bare(Source source) {
        String name = source.name();
        return name != null && (name.endsWith("'s") || name.endsWith("’s"))
                ? new Source(name.substring(0, name.length() - 2), source.role(), source.organisation(), false)
                : source;
    }

    /** In an institution's text the sentences behind "X said" are X's until the next attribution or until X is spoken of. */
    private void runOn(List<Span> sentences, List<Report> reports) {
        for (int r = 0; r < reports.size(); r++) {
            Report report = reports.get(r);
            if (!report.main() || !report.toEnd() || report.draft().kind() != Statement.Kind.INDIRECT) {
                continue;
            }
            int end = report.draft().span().end();
            for (int s = report.sentence() + 1; s < sentences.size(); s++) {
                int sentence = s;
                boolean other = reports.stream().anyMatch(next -> next.sentence() == sentence && next.main());
                if (other || speaksOf(sentences.get(s), report.draft().source())) {
                    break;
                }
                end = sentences.get(s).end();
            }
            Draft draft = report.draft();
            Span span = tidy(draft.span().start(), end);
            reports.set(
                    r,
                    new Report(
                            new Draft(span, draft.kind(), draft.source(), draft.date(), draft.distanced()),
                            report.sentence(),
                            true,
                            true));
        }
    }

    private boolean speaksOf(Span sentence, Source source) {
        List<Words.Word> words = Words.of(text, sentence.start(), Math.min(sentence.end(), sentence.start() + 80));
        if (words.isEmpty()) {
            return false;
        }
        String first = words.getFirst().lower();
        if (first.equals("he") || first.equals("she")) {
            return true;
        }
        String opening = text.substring(sentence.start(), Math.min(sentence.end(), sentence.start() + 40));
        String role = source.role();
        for (String token : Cast.tokens(source.name() == null ? "" : source.name())) {
            for (int i = 0; i < Math.min(4, words.size()); i++) {
                if (words.get(i).bare().equals(token) && words.get(i).capitalised()) {
                    return true;
                }
            }
        }
        return opening.startsWith("The two ")
                || opening.startsWith("Both sides")
                || opening.startsWith("The sides")
                || role != null
                        && first.equals("the")
                        && words.size() > 1
                        && role.toLowerCase(java.util.Locale.ROOT)
                                .contains(words.get(1).lower())
                        && LEXICON.group("role").has(words.get(1).lower());
    }

    private @Nullable LocalDate date(Span sentence, Span content) {
        String around =
                text.substring(sentence.start(), Math.max(sentence.start(), Math.min(content.start(), sentence.end())))
                        + " | " + text.substring(Math.min(content.end(), sentence.end()), sentence.end());
        LocalDate found = Dates.in(around, day).orElse(null);
        return found != null && found.equals(day) ? null : found;
    }
}
