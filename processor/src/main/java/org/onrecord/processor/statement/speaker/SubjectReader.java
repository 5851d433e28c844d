package org.onrecord.processor.statement.speaker;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Reads the grammatical subject of a verb of saying as a speaker: a name, a role, an institution, a pronoun. */
public record SubjectReader(IntroducedPersons persons) {
    private static final WordList PRONOUNS = WordList.of("pronouns");
    private static final WordList LINKS = WordList.of("subject-links");

    private static final WordList PRIVATE = WordList.of("private-sources");
    private static final WordList MEDIA = WordList.of("media");
    private static final WordList ROLES = WordList.of("roles");
    private static final WordList SOURCES = WordList.of("sources");

    public static boolean pronoun(String lower) {
        return PRONOUNS.has(lower);
    }

    /** Returns true for a word that opens an adverbial; a comma after it does not end reported words. */
    public static boolean opener(String lower) {
        return WordList.of("openers-adverbial").has(lower) || lower.endsWith("ly");
    }

    /**
     * Returns the speaker that the words from..until (exclusive) name; empty if they name none.
     *
     * @param last the last speaker, to whom a pronoun refers
     */
    public Optional<SpeakerMention> speaker(Words words, int from, int until, @Nullable SpeakerMention last) {
        int to = until;
        int k = from;
        while (k < to
                && (WordList.of("before-subject").has(words.lower(k))
                        || words.lower(k).endsWith("ly")
                                && words.lower(k).length() > 4
                                && !words.lower(k).equals("family"))
                && !(k + 1 == to
                        && words.capital(k)
                        && words.get(k).start() > 0
                        && persons.knows(words.get(k).text()))) {
            k++;
        }
        if (k < to && link(words.get(k))) {
            k = lastPhrase(words, k, to);
        }
        to = placeless(words, k, undated(words, k, to));
        if (k >= to || to - k > 22) {
            return Optional.empty();
        }
        String first = words.lower(k);
        if (fraction(words.get(k), words.text())) {
            return Optional.empty();
        }
        if (PRONOUNS.has(first) && to - k == 1) {
            return Optional.ofNullable(last);
        }
        if (WordList.of("no-subject").has(first) && !(first.equals("one") && to - k > 1)
                || words.lower(to - 1).equals("i")
                || first.endsWith("ing")
                        && to - k == 1
                        && Sides.named(first).isEmpty()
                        && !persons.knows(words.get(k).text())
                || first.startsWith("i'")
                || first.startsWith("we'")
                || first.startsWith("it'")
                || first.equals("it")) {
            return Optional.empty();
        }
        return named(words, k, to);
    }

    /** Returns true for the "000" of "nearly 700,000 jobs". */
    private static boolean fraction(Word word, String text) {
        return Character.isDigit(word.text().charAt(0))
                && word.start() > 1
                && Character.isDigit(text.charAt(word.start() - 2))
                && ",.".indexOf(text.charAt(word.start() - 1)) >= 0;
    }

    /** Leaves out the occasion in "Otto Marsh in an interview". */
    private static int placeless(Words words, int from, int to) {
        for (int i = from + 2; i + 1 < to; i++) {
            boolean occasion = WordList.of("before-occasion").has(words.lower(i))
                    && WordList.of("after-occasion").has(words.lower(i + 1));
            if (occasion && NameWords.is(words.get(i - 1)) && NameWords.is(words.get(i - 2))) {
                return i;
            }
        }
        return to;
    }

    /** Leaves out the day in "A spokesperson on Wednesday". */
    private static int undated(Words words, int from, int to) {
        int end = to;
        if (end - from >= 2 && WordList.of("days").has(words.lower(end - 1))) {
            end--;
            end -= end - from >= 2 && words.lower(end - 1).equals("on") ? 1 : 0;
        }
        return end;
    }

    /** Returns true for a preposition in a designation; a capitalised "De" is part of a name. */
    private static boolean link(Word word) {
        boolean name = word.capitalised() && word.lower().startsWith("de");
        return LINKS.has(word.lower()) && !name;
    }

    /** Returns the start of the subject after a preposition without a comma, "In 2019 China": the last capitalised words. */
    private static int lastPhrase(Words words, int from, int to) {
        int k = to - 1;
        while (k > from && words.capital(k - 1) && words.capital(k)) {
            k--;
        }
        return k > from ? k : to;
    }

    private Optional<SpeakerMention> named(Words words, int from, int until) {
        int to = until;
        while (to - from > 1 && NameWords.suffix(words.get(to - 1))) {
            to--;
        }
        int run = to;
        while (run > from && to - run < 3) {
            if (NameWords.is(words.get(run - 1))
                    && (run == to || words.get(run - 1).adjacentTo(words.get(run)))) {
                run--;
            } else if (run - 1 > from && run < to && NameWords.initial(words, run - 1)) {
                run -= 2;
            } else if (run < to && NameWords.particles(words, run, from) < run) {
                run = NameWords.particles(words, run, from);
            } else {
                break;
            }
        }
        String phrase = words.phrase(from, to).replace('\n', ' ');
        Words maker = Word.split(
                SpeakerDescriptions.document(words, from, to) ? SpeakerDescriptions.maker(words, from, to) : "");
        if (!maker.isEmpty()) {
            return named(maker, 0, maker.size());
        }
        if (SpeakerDescriptions.related(words, from, to)) {
            return Optional.of(SpeakerMention.named(phrase));
        }
        Optional<SpeakerMention> ofBody = ofBody(words, from, to);
        if (ofBody.isPresent()) {
            return ofBody;
        }
        if (JointSpeakers.joins(words, from, to)) {
            return Optional.of(
                    SpeakerMention.named(NameWords.withSuffix(words, from, to).replace('\n', ' ')));
        }
        Word head = words.get(words.end(from, to - from, i -> !link(words.get(i + 1)), i -> true) - 1);
        if (run < to) {
            // The last words of "Customs and Border Protection" or "Ada Quill and Otto Marsh" name neither alone.
            boolean joined = run > from + 1 && words.lower(run - 1).equals("and") && words.capital(run - 2);
            boolean place = run > from
                    && LINKS.has(words.get(run - 1).text())
                    && WordList.of("us-states").in(words.phrase(run, to));
            boolean body = place
                    || run > from
                            && (WordList.of("before-name")
                                                    .has(words.get(run - 1).text())
                                            && (to - run == 1 || joined || SOURCES.has(head.bare()))
                                    || MEDIA.in(phrase));
            return body || IntStream.range(run, to).anyMatch(i -> MEDIA.at(words, i) > 0)
                    ? Optional.of(SpeakerMention.named(phrase))
                    : person(words, from, run, to);
        }
        if (head.capitalised() && WordList.of("things").has(head.bare())) {
            return Optional.empty();
        }
        if (ROLES.has(head.bare()) && to - from <= 8) {
            Optional<SpeakerMention> who =
                    byRole(phrase, head.bare(), words.get(from).start());
            if (who.isPresent()) {
                return who;
            }
        }
        boolean known = SOURCES.has(head.bare())
                || ROLES.has(head.bare())
                || MEDIA.in(phrase)
                || head.capitalised()
                        && (Sides.named(phrase).isPresent()
                                || WordList.of("institution-words").has(head.bare()))
                || SOURCES.has(phrase.toLowerCase(Locale.ROOT))
                || head.capitalised()
                        && to - from <= 8
                        && words.subList(from, to).stream()
                                        .filter(Word::capitalised)
                                        .count()
                                >= 2
                || SOURCES.has(words.lower(from))
                || SpeakerDescriptions.describes(words, from, to);
        return known ? Optional.of(SpeakerMention.named(phrase)) : Optional.empty();
    }

    /** Reads a full name with a body: "Otto Marsh of the Tides Office". */
    private Optional<SpeakerMention> ofBody(Words words, int from, int to) {
        int first = NameWords.courtesy(words.get(from)) ? from + 1 : from;
        int end = words.end(
                first, to - first, i -> words.get(i).adjacentTo(words.get(i + 1)), i -> NameWords.is(words.get(i)));
        boolean body = end - first >= 2
                && end - first <= 3
                && end + 1 < to
                && WordList.of("before-organisation").has(words.get(end).text())
                && words.capital(to - 1);
        String name = body ? words.phrase(first, end) : "";
        if (!body || MEDIA.in(name) || PRIVATE.in(name)) {
            return Optional.empty();
        }
        String organisation = words.phrase(end + 1, to).replace('\n', ' ').replaceFirst("^the ", "");
        String role = persons.person(name).map(Person::role).orElse(null);
        return Optional.of(new SpeakerMention(name, role, organisation, false));
    }

    private Optional<SpeakerMention> person(Words words, int from, int run, int to) {
        Word end = words.get(to - 1);
        if (end.lower().endsWith("'s") && to - from == 1) {
            return Optional.empty();
        }
        String name = NameWords.withSuffix(words, run, to);
        String role = run > from ? words.phrase(from, run) : null;
        if (role != null
                && WordList.of("no-role").has(role.toLowerCase(Locale.ROOT).replace(".", ""))) {
            role = null;
        }
        if (role != null
                && role.toLowerCase(Locale.ROOT).startsWith("the ")
                && run - from >= 2
                && !ROLES.in(role)
                && !WordList.of("tier-2").in(role)) {
            return Optional.of(SpeakerMention.named(role + " " + name));
        }
        Optional<Person> known = persons.person(name);
        if (known.isPresent()) {
            SpeakerMention speaker = known.get().speaker();
            return Optional.of(new SpeakerMention(
                    speaker.name(), speaker.role() == null ? role : speaker.role(), speaker.organisation(), false));
        }
        boolean sentenceWord =
                to - from == 1 && role == null && persons.fullest(name).equals(name);
        if (sentenceWord && WordList.of("unnamed-sources").has(end.lower())) {
            return Optional.of(SpeakerMention.named(name));
        }
        if (sentenceWord && !SOURCES.has(end.lower()) && !PRIVATE.has(end.lower()) && persons.common(end)) {
            return Optional.empty();
        }
        return Optional.of(SpeakerMention.of(persons.fullest(name), role));
    }

    private Optional<SpeakerMention> byRole(String phrase, String head, int at) {
        Optional<Person> person = persons.byRole(head, at);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> said = Sides.named(phrase);
        String role = person.get().role();
        Optional<String> held =
                role == null ? Optional.empty() : Sides.named(role).or(() -> Sides.implied(role));
        boolean plural = head.endsWith("s");
        return plural || said.isPresent() && held.isPresent() && !said.equals(held)
                ? Optional.empty()
                : Optional.of(person.get().speaker());
    }

    /** Returns true for a country or an institution, as opposed to a person or people. */
    public static boolean body(SpeakerMention speaker) {
        String name = speaker.name();
        return name != null
                && speaker.role() == null
                && !Word.split(name).isEmpty()
                && (Sides.place(name) || Word.split(name).stream().anyMatch(NameWords::institution) && !ROLES.in(name));
    }

    /** Returns true for a speaker that is only described, as a thing: "the letter". */
    public static boolean thing(SpeakerMention speaker) {
        String name = speaker.name();
        return name != null && speaker.role() == null && SpeakerDescriptions.thing(name);
    }

    /** Returns the speaker that a name or designation means on its own. */
    public static SpeakerMention named(String tagged, IntroducedPersons persons) {
        String words = PartyTags.without(tagged);
        SubjectReader subjects = new SubjectReader(persons);
        Words parts = Word.split(words);
        int to = 1;
        while (to < parts.size() && !NameWords.gerund(parts, to)) {
            to++;
        }
        String whole = to < parts.size() ? words.substring(0, parts.get(to - 1).end()) : words;
        return subjects.speaker(parts, 0, Math.min(to, parts.size()), null).orElse(SpeakerMention.named(whole.strip()));
    }
}
