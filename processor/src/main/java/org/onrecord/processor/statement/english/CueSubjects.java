package org.onrecord.processor.statement.english;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.PartyTags;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * Finder of the speaker of a cue: before the cue, after it, before an inserted clause, or the subject of the whole sentence. These
 * places are tried in a fixed order.
 */
record CueSubjects(EnglishSentence sentence, Words words, SubjectReader subjects, IntroducedPersons persons) {
    private static final PatternFile PATTERNS = new PatternFile("english", "reports");
    private static final WordList CLAUSE = WordList.of("clause-openers");
    private static final WordList ROLE = WordList.of("roles");
    /** Verbs of saying that are often nouns. */
    private static final WordList NOUNS = WordList.of("verbs-or-nouns");

    private static final int LONGEST = 14;
    private static final int BRACKET = 6;
    private static final int ENCLOSED = 25;

    CueSubjects(EnglishSentence sentence, SubjectReader subjects) {
        this(sentence, sentence.words(), subjects, subjects.persons());
    }

    /**
     * The speaker of a cue.
     *
     * @param start where the words that name the speaker begin
     * @param end where they end if they follow the cue; otherwise the end of the cue
     * @param inverted true for "said X"
     * @param as true for "as X said"
     */
    record Subject(SpeakerMention speaker, int start, int end, boolean inverted, boolean as) {
        /** Returns a speaker whose words begin before the cue. */
        static Subject before(SpeakerMention speaker, int start, EnglishCue cue) {
            return new Subject(speaker, start, cue.end(), false, false);
        }
    }

    /**
     * Returns the subject of a cue.
     *
     * @param main the speaker of an earlier cue of the sentence, or null
     * @param last the last speaker, for pronouns
     */
    Optional<Subject> of(EnglishCue cue, @Nullable SpeakerMention main, @Nullable SpeakerMention last) {
        int adverbs = sentence.beforeAdverbs(cue.at() - 1);
        int j = beforeTag(beforeBracket(adverbs));
        if (cue.carries() && cue.calls() && (j < 0 || j < adverbs || !sentence.clean(j))) {
            return Optional.empty();
        }
        if (j >= 0
                && sentence.clean(j)
                && WordList.of("words-without-subject").has(words.lower(j))
                && !abbreviation(j)) {
            return Optional.empty();
        }
        if (cue.participle()) {
            return participle(cue, j, main, last);
        }
        if (main != null && cue.listed(sentence)) {
            return same(cue, main, last);
        }
        if (j >= 0
                && j == cue.at() - 1
                && (!sentence.clean(j) || sentence.quoted(j))
                && ",”\"’?!".indexOf(sentence.before(cue.start())) >= 0) {
            Optional<Subject> inverted = behind(cue, last).filter(subject -> quoteBefore(cue) || named(subject));
            Optional<Subject> behind =
                    inverted.filter(this::ends).or(() -> enclosed(j, cue, last)).or(() -> inverted);
            if (behind.isPresent()) {
                return behind;
            }
            if (last != null && quoteBefore(cue) && ends(cue)) {
                return Optional.of(new Subject(last, cue.start(), cue.end(), true, false));
            }
        }
        if (NOUNS.has(cue.word()) && j >= 0 && !names(j)) {
            return Optional.empty();
        }
        boolean pronoun = j >= 0 && SubjectReader.pronoun(words.lower(j)) && (sentence.clean(j) || j < adverbs);
        int k = pronoun ? j : joined(phraseStart(j, j < adverbs || suffix(j)));
        boolean empty = k > j;
        if (!empty && words.lower(j).endsWith("'s")) {
            return Optional.empty();
        }
        if (empty && k > 0 && WordList.of("going-on").has(words.lower(k - 1))) {
            return same(cue, main, last);
        }
        if (k > 0 && sentence.commaBefore(k) && !closesQuotation(k) && apposition(k, j)) {
            return apposed(cue, k, last);
        }
        if (empty) {
            return Optional.empty();
        }
        boolean as = k > 0 && words.lower(k - 1).equals("as") && (k < 2 || !sentence.clean(k - 2));
        return subjects.speaker(words, k, j + 1, last)
                .filter(found -> !as || found.role() != null || cue.quotes(sentence))
                .map(found -> new Subject(found, words.get(k).start(), cue.end(), false, as));
    }

    /** Returns whom a question addresses if it says what "you said". */
    Optional<Subject> you(EnglishCue cue, @Nullable SpeakerMention addressee) {
        int j = sentence.beforeAdverbs(cue.at() - 1);
        int next = cue.next();
        boolean said = PATTERNS.matcher("past", cue.word()).lookingAt()
                && !cue.participle()
                && !cue.carries()
                && next < words.size()
                && ReportedContent.that(words.lower(next));
        return addressee == null
                        || !said
                        || j < 0
                        || !words.lower(j).equals("you")
                        || j > 0
                                && sentence.clean(j - 1)
                                && WordList.of("before-you").has(words.lower(j - 1))
                ? Optional.empty()
                : Optional.of(Subject.before(addressee, words.get(j).start(), cue));
    }

    /** Returns true for a name in capitals such as the WHO. */
    private boolean abbreviation(int word) {
        return words.get(word).text().length() > 2
                && words.get(word).text().chars().allMatch(Character::isUpperCase);
    }

    /** Returns true if a mark or the end of the sentence follows the verb, as in Spanish, which needs no pronoun: “...”, agregó. */
    private boolean ends(EnglishCue cue) {
        return cue.next() >= words.size() || !sentence.clean(cue.next() - 1);
    }

    /** Returns true if a quotation ends before the cue, so that anybody may be its subject: “Never,” said the boys. */
    private boolean quoteBefore(EnglishCue cue) {
        return sentence.quotes()
                .lastUntil(cue.start())
                .filter(quote -> quote.outer().end() + 2 >= cue.start())
                .isPresent();
    }

    private static boolean named(Subject subject) {
        return subject.speaker().all().chars().anyMatch(Character::isUpperCase);
    }

    /** Returns where "the senator and candidate" begins if it opens the sentence or follows a quotation; otherwise k. */
    private int joined(int k) {
        if (k < 2 || !joins(k - 1) || k >= words.size()) {
            return k;
        }
        int first = phraseStart(k - 2, false);
        boolean opens = first < k - 1
                && k - first <= 8
                && (first == 0 || closesQuotation(first))
                && (WordList.of("determiners").has(words.lower(first)) || words.capital(first))
                && !words.lower(k).equals("the");
        return opens ? first : k;
    }

    /** Returns true if a quotation ends directly before the word. */
    private boolean closesQuotation(int word) {
        return "”\"»".indexOf(sentence.before(words.get(word).start())) >= 0;
    }

    /** Returns true if a subject can end with the word even before a verb that could be a noun: "the five states". */
    private boolean names(int j) {
        Word word = words.get(j);
        return SubjectReader.pronoun(word.lower())
                || NameWords.is(word)
                || ROLE.has(word.bare())
                || WordList.of("sources").has(word.bare())
                || WordList.of("media").at(words, j) > 0
                || word.capitalised() && (NameWords.institution(word) || NameWords.country(word))
                || words.lower(j).equals("who")
                || !sentence.clean(j);
    }

    /** Returns the word before a bracket between a subject and its verb: "Otto Marsh (R-Maine) said". */
    private int beforeBracket(int j) {
        String text = sentence.text();
        if (j < 0
                || !text.startsWith(")", words.get(j).end())
                        && !text.startsWith(".)", words.get(j).end())) {
            return j;
        }
        int first = words.get(Math.max(0, j - BRACKET)).start();
        int open = text.substring(first, words.get(j).start()).lastIndexOf('(');
        int before = open < 0 ? 0 : words.before(first + open);
        return before > 0 && j - before < BRACKET ? before - 1 : j;
    }

    /** Returns the word before a legislator's party and state between commas: "Otto Marsh, R-Maine, said". */
    private int beforeTag(int j) {
        if (j < 1 || j + 1 >= words.size()) {
            return j;
        }
        int tag = PartyTags.before(
                sentence.text(), sentence.span().start(), words.get(j + 1).start());
        return tag < words.get(j).start() ? Math.max(0, words.before(tag) - 1) : j;
    }

    /** Returns true for a legislator's party and state in brackets. */
    private boolean tag(int word) {
        return PartyTags.is(words.get(word).text())
                && sentence.before(words.get(word).start()) == '(';
    }

    /** Returns the subject before a phrase between commas or dashes: "the guild, which has ten members, said". */
    private Optional<Subject> enclosed(int j, EnglishCue cue, @Nullable SpeakerMention last) {
        if (j < 1 || j != cue.at() - 1 || !pause(j) || sentence.quoted(j)) {
            return Optional.empty();
        }
        int to = j;
        while (to > 0 && !pause(to - 1) && j - to < ENCLOSED) {
            to--;
        }
        if (to == 0 || !pause(to - 1) || sentence.quoted(to - 1)) {
            return Optional.empty();
        }
        int start = leadUp(to, LONGEST);
        // In "A spokesman for the guild, Otto Marsh, said" the name is the speaker.
        Optional<SpeakerMention> speaker = fullName(to, j + 1)
                ? subjects.speaker(words, to, j + 1, last)
                : subjects.speaker(words, start, to, last);
        return speaker.map(found -> Subject.before(found, words.get(start).start(), cue));
    }

    /** Returns the start of the unbroken phrase that ends at a place, at most some words back. */
    private int leadUp(int to, int most) {
        return words.start(to, most, sentence::clean, i -> !CLAUSE.has(words.lower(i)));
    }

    private boolean fullName(int from, int to) {
        return to - from >= 2
                && to - from <= 4
                && words.subList(from, to).stream().allMatch(Word::capitalised)
                && NameWords.is(words.get(from))
                && NameWords.is(words.get(to - 1));
    }

    /** Returns true if only a comma or a dash separates the word from the next. */
    private boolean pause(int word) {
        if (word + 1 >= words.size()) {
            return false;
        }
        String gap = words.gap(word).strip();
        return gap.equals(",") || gap.equals("—") || gap.equals("–") || gap.equals("--") || gap.equals("-");
    }

    /** Returns the subject of the whole sentence, from its beginning or after an opening adverbial. */
    Optional<SpeakerMention> main(@Nullable SpeakerMention last) {
        int from = 0;
        if (!words.isEmpty()
                && SubjectReader.opener(words.getFirst().lower())
                && !persons.knows(words.getFirst().text())) {
            while (from + 1 < words.size() && sentence.clean(from)) {
                from++;
            }
            from++;
        }
        int to = run(from, WordList.of("inside-subject"));
        return to == from ? Optional.empty() : subjects.speaker(words, from, to, last);
    }

    /** Returns the end of a run of capitalised words and the given small words. */
    private int run(int from, WordList small) {
        return words.end(from, LONGEST, sentence::clean, i -> words.capital(i) || small.has(words.lower(i)));
    }

    /**
     * Returns where the phrase that ends with the j-th word begins, or j + 1 if there is none.
     *
     * @param bracket true if the bracket after the j-th word does not end the phrase
     */
    private int phraseStart(int j, boolean bracket) {
        int k = j + 1;
        while (k > 0
                && j - k < 16
                && !sentence.quoted(k - 1)
                && (sentence.clean(k - 1) || suffix(k) || tag(k - 1) || k <= j && tag(k) || bracket && k > j)
                && !CLAUSE.has(words.lower(k - 1))
                && (!joins(k - 1) || k <= j && words.capital(k - 2) && words.capital(k))) {
            k--;
        }
        return k;
    }

    /** Returns true for "Jr." after a comma, which belongs to the name. */
    private boolean suffix(int word) {
        return word > 0 && word < words.size() && NameWords.suffix(words.get(word)) && sentence.commaBefore(word);
    }

    private boolean joins(int word) {
        return words.lower(word).equals("and") || words.lower(word).equals("or");
    }

    /** Returns true if the words k..j describe a name before them: "X, spokesman for Y, said", "X, who also said". */
    private boolean apposition(int k, int j) {
        if (k > j || words.lower(k).equals("who")) {
            return true;
        }
        if (!words.capital(k)) {
            return ROLE.has(words.get(k).bare())
                    || WordList.of("apposition-openers").has(words.lower(k)) && nameBefore(k);
        }
        return nameBefore(k) && ROLE.first(words.phrase(k, j + 1)) >= 0;
    }

    private Optional<Subject> apposed(EnglishCue cue, int k, @Nullable SpeakerMention last) {
        int from = k - 1;
        int steps = 0;
        while (from > 0 && steps++ < 25 && !nameBefore(from + 1)) {
            if (sentence.commaBefore(from) && nameBefore(from)) {
                from--;
                break;
            }
            from--;
        }
        int to = from + 1;
        int first = leadUp(to, 6);
        return subjects.speaker(words, first, to, last)
                .map(found -> Subject.before(found, words.get(first).start(), cue));
    }

    /** Returns true if a name ends at the comma before the k-th word. */
    private boolean nameBefore(int k) {
        if (k < 1 || !sentence.commaBefore(k) || !NameWords.is(words.get(k - 1))) {
            return false;
        }
        return k >= 2 && NameWords.is(words.get(k - 2))
                || persons.knows(words.get(k - 1).text());
    }

    /** Returns the subject after the cue: "..., said X." */
    private Optional<Subject> behind(EnglishCue cue, @Nullable SpeakerMention last) {
        int from = cue.next();
        if (from == words.size()) {
            return Optional.empty();
        }
        int to = sentence.clean(from - 1) ? run(from, WordList.of("inside-inverted-subject")) : from;
        if (to == from || to < words.size() && sentence.clean(to - 1) && !words.capital(to)) {
            to = phraseEnd(from);
            int placed = withPlace(from, to);
            if (placed > to) {
                SpeakerMention someone = SpeakerMention.named(words.phrase(from, placed));
                return Optional.of(
                        new Subject(someone, cue.start(), words.get(placed - 1).end(), true, false));
            }
        }
        if (to == from) {
            return Optional.empty();
        }
        int close = to;
        Optional<SpeakerMention> named = appendedName(from, to);
        int end = words.get(named.isPresent() ? nameEnd(to) - 1 : to - 1).end();
        return named.or(() -> subjects.speaker(words, from, close, last))
                .map(found -> new Subject(found, cue.start(), end, true, false));
    }

    /** Returns the person whose name follows an office and a comma: "..., said the keeper of the harbour, Otto Marsh." */
    private Optional<SpeakerMention> appendedName(int from, int to) {
        int end = nameEnd(to);
        String phrase = words.phrase(from, to);
        boolean office = to - from >= 2 && !NameWords.is(words.get(to - 1)) || ROLE.first(phrase) >= 0;
        if (end == to || !office || !sentence.commaBefore(to) || NameWords.is(words.get(from))) {
            return Optional.empty();
        }
        String name = words.phrase(to, end);
        return Optional.of(new SpeakerMention(
                persons.fullest(name), PATTERNS.matcher("article", phrase).replaceFirst(""), null, false));
    }

    /** Returns the end of a full name that ends with a mark or with the sentence, or {@code from} if there is none. */
    private int nameEnd(int from) {
        int end = words.end(from, 4, sentence::clean, i -> NameWords.is(words.get(i)));
        boolean closed = end == words.size() || !sentence.clean(end - 1);
        return end - from >= 2 && closed ? end : from;
    }

    /** Returns true if the sentence ends with the subject: "..., said X." */
    private boolean ends(Subject subject) {
        return subject.end() >= words.getLast().end();
    }

    /** Returns the end of "another boat owner in Marshport" at the end of a sentence, or the end of the phrase without a place. */
    private int withPlace(int from, int to) {
        if (to == from
                || to + 1 >= words.size()
                || !WordList.of("indefinite-articles").has(words.lower(from))
                || !WordList.of("before-place").has(words.lower(to))) {
            return to;
        }
        int end = to + 1;
        while (end < words.size() && words.capital(end) && sentence.clean(end - 1)) {
            end++;
        }
        return end == words.size() ? end : to;
    }

    /** Returns the end of a noun phrase: before a mark, a day, or a preposition of place or time. */
    private int phraseEnd(int from) {
        return words.end(
                from,
                LONGEST,
                sentence::clean,
                i -> (!WordList.of("phrase-ends").has(words.lower(i)) || i == from + 1 && words.capital(i))
                        && !CLAUSE.has(words.lower(i))
                        && !sentence.quoted(i));
    }

    /** Returns the speaker of an earlier cue, or else the subject of the whole sentence. */
    private Optional<Subject> same(EnglishCue cue, @Nullable SpeakerMention main, @Nullable SpeakerMention last) {
        return Optional.ofNullable(main).or(() -> main(last)).map(speaker -> Subject.before(speaker, cue.start(), cue));
    }

    private Optional<Subject> participle(
            EnglishCue cue, int j, @Nullable SpeakerMention main, @Nullable SpeakerMention last) {
        if (j < 0) {
            return Optional.empty();
        }
        if (!sentence.clean(j) || words.lower(j).equals("and")) {
            return same(cue, main, last);
        }
        int k = j;
        while (k > 0
                && j - k < 8
                && sentence.clean(k - 1)
                && !words.lower(k - 1).equals("by")
                && !CLAUSE.has(words.lower(k - 1))) {
            k--;
        }
        if (k > 0 && words.lower(k - 1).equals("by") && !sentence.quoted(k)) {
            int from = k;
            return subjects.speaker(words, k, j + 1, last)
                    .map(found -> Subject.before(found, words.get(from).start(), cue));
        }
        boolean that = cue.next() < words.size() && ReportedContent.that(words.lower(cue.next()));
        int name = words.start(j + 1, LONGEST, sentence::clean, words::capital);
        if (cue.word().equals("saying")
                && j == cue.at() - 1
                && fullName(name, j + 1)
                && sentence.commaBefore(cue.next())) {
            return subjects.speaker(words, name, j + 1, last)
                    .map(found -> Subject.before(found, words.get(name).start(), cue));
        }
        if (cue.quotes(sentence)) {
            return same(cue, main, last);
        }
        boolean clause = cue.word().equals("saying") && cue.next() < words.size() && sentence.clean(cue.next() - 1);
        return that || clause ? same(cue, main, last).filter(found -> person(found.speaker())) : Optional.empty();
    }

    private boolean person(SpeakerMention speaker) {
        String name = speaker.name();
        return speaker.role() != null
                || name != null && name.indexOf(' ') > 0 && persons.knows(name.substring(0, name.indexOf(' ')));
    }
}
