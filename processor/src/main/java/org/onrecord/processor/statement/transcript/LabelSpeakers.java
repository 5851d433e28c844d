package org.onrecord.processor.statement.transcript;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.release.PostAuthors;
import org.onrecord.processor.statement.speaker.ChineseNames;
import org.onrecord.processor.statement.speaker.DocumentSpeakers;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.Person;
import org.onrecord.processor.statement.speaker.Publishers;
import org.onrecord.processor.statement.speaker.Sides;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** The speakers of the labels of a transcript, with whether they ask the questions. */
public final class LabelSpeakers {
    private static final PatternFile PATTERNS = new PatternFile("common", "labels");
    /** How many characters at the start of a document may name whoever answers the questions. */
    private static final int HEAD = 400;

    private static final WordList ROLES = WordList.of("roles");
    private static final WordList INSTITUTION_WORDS = WordList.of("institution-words");

    private final DocumentSpeakers speakers;
    private final Document document;
    private final IntroducedPersons persons;
    private final Map<String, SpeakerMention> byLabel = new HashMap<>();

    public LabelSpeakers(DocumentSpeakers speakers) {
        this.speakers = speakers;
        this.document = speakers.document();
        this.persons = speakers.persons();
    }

    /** Assigns a speaker to each label. Whoever mostly asks and holds no office is a questioner, under whatever label. */
    public void assign(List<TurnLabel> all, List<Span> turns) {
        Map<String, SpeakerMention> read = new HashMap<>();
        Initials initials = new Initials(all, persons);
        all.forEach(label -> read.computeIfAbsent(label.key(), unused -> {
            SpeakerMention speaker = read(initials.full(label.text()));
            return LabelKinds.interpreted(label.span().of(document.text())) ? abroad(speaker) : speaker;
        }));
        Map<String, int[]> asked = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            String words = turns.get(i).of(document.text()).strip();
            int[] counts = asked.computeIfAbsent(person(all.get(i), read), unused -> new int[2]);
            boolean asks = LabelKinds.asks(words);
            counts[0] += words.length() > 25 || asks ? 1 : 0;
            counts[1] += asks ? 1 : 0;
        }
        List<List<String>> interviewers = interviewers();
        boolean press = read.values().stream().anyMatch(SpeakerMention::questioner);
        for (TurnLabel label : all) {
            byLabel.computeIfAbsent(label.key(), key -> {
                SpeakerMention speaker = read.getOrDefault(key, SpeakerMention.NOBODY);
                int[] counts = asked.getOrDefault(person(label, read), new int[2]);
                boolean asks = counts[0] > 0 && counts[1] * 2 >= counts[0]
                        || interviews(speaker, interviewers)
                        || press && outlet(speaker);
                return !speaker.questioner() && asks && !official(speaker) && asked.size() > 1
                        ? speaker.asking()
                        : speaker;
            });
        }
    }

    /** Returns what identifies the speaker of a label: the name, or else the label. */
    private static String person(TurnLabel label, Map<String, SpeakerMention> read) {
        SpeakerMention speaker = read.get(label.key());
        String name = speaker == null ? null : speaker.name();
        return name == null ? label.key() : TurnLabel.key(name);
    }

    /** Returns the names of the interviewers whom the document mentions, each as a list of words. */
    private List<List<String>> interviewers() {
        String text = document.text();
        return PATTERNS.matcher(
                        "interviewed-by",
                        document.title() + "\n" + text.substring(0, Math.min(2 * HEAD, text.length())))
                .results()
                .map(result -> NameWords.tokens(result.group(1)))
                .toList();
    }

    private static boolean interviews(SpeakerMention speaker, List<List<String>> interviewers) {
        List<String> name = speaker.name() == null ? List.of() : NameWords.tokens(speaker.name());
        return !name.isEmpty()
                && interviewers.stream()
                        .anyMatch(one -> one.containsAll(name) || name.containsAll(one) && !one.isEmpty());
    }

    SpeakerMention of(TurnLabel label) {
        return byLabel.getOrDefault(label.key(), SpeakerMention.named(label.text()));
    }

    /**
     * Returns true for an official, even one who asks. A country in the name of an outlet makes none, "Radio Brazil", nor does the given
     * name of somebody registered.
     */
    private boolean official(SpeakerMention speaker) {
        String name = speaker.name();
        boolean agency =
                name != null && name.endsWith(" Agency") && Sides.named(name).isEmpty();
        Statement.Actor actor = speakers.actor(speaker);
        return !agency && actor.official() && !placed(speaker, actor) && !givenName(speaker, actor);
    }

    /** Returns true for words with a country's name, but without an office or institution, that the registry does not know. */
    private static boolean placed(SpeakerMention speaker, Statement.Actor actor) {
        String name = speaker.name();
        return name != null
                && actor.id() == null
                && speaker.role() == null
                && Sides.named(name).isPresent()
                && Word.split(name).stream()
                        .noneMatch(word -> ROLES.has(word.bare()) || INSTITUTION_WORDS.has(word.lower()));
    }

    private static boolean givenName(SpeakerMention speaker, Statement.Actor actor) {
        List<String> called = speaker.name() == null ? List.of() : NameWords.tokens(speaker.name());
        List<String> known = actor.name() == null ? List.of() : NameWords.tokens(actor.name());
        return actor.id() != null
                && speaker.role() == null
                && called.size() == 1
                && known.size() > 1
                && !known.getLast().equals(called.getFirst())
                && !WordList.of("surnames-first").has(called.getFirst());
    }

    /** Returns true for what is an outlet if outlets ask: a country's name and others, but no office. */
    private boolean outlet(SpeakerMention speaker) {
        String name = speaker.name();
        return name != null
                && placed(speaker, speakers.actor(speaker))
                && Word.split(name).stream().anyMatch(NameWords::is);
    }

    private SpeakerMention read(String text) {
        String label = text.replaceFirst("\\s*[:：]+$", "");
        if (LabelKinds.nameless(label)) {
            return SpeakerMention.NOBODY.asking();
        }
        if (LabelKinds.voice(label)) {
            // A government that shows a video at its own press conference speaks in it.
            return speakers.home() == null
                    ? SpeakerMention.NOBODY
                    : new SpeakerMention(
                            Capitals.cased(label), null, Publishers.of(document).name(), false);
        }
        if (LabelKinds.unknown(label)) {
            SpeakerMention unknown = LabelKinds.numbered(label) ? SpeakerMention.named(label) : SpeakerMention.NOBODY;
            return LabelKinds.question(label) ? unknown.asking() : unknown;
        }
        if (LabelKinds.answer(label) || label.equals("发言人")) {
            return answerer();
        }
        if (LabelKinds.question(label) || LabelKinds.media(label)) {
            return SpeakerMention.named(LabelKinds.media(label) ? label : Capitals.cased(label))
                    .asking();
        }
        return ChineseScript.has(label.charAt(0)) ? chinese(label) : latin(label);
    }

    /** Returns a speaker who needs an interpreter: an office that does not name its country is not one at home. */
    private SpeakerMention abroad(SpeakerMention speaker) {
        Statement.Actor actor = speakers.actor(speaker);
        return actor.id() == null
                        && actor.side().equals(speakers.home())
                        && Sides.named(speaker.all()).isEmpty()
                ? new SpeakerMention(speaker.name(), null, null, speaker.questioner())
                : speaker;
    }

    private SpeakerMention chinese(String label) {
        SpeakerMention speaker = ChineseNames.speaker(label, persons);
        String name = speaker.name();
        String role = speaker.role() == null && name != null
                ? persons.chinese().role(name).orElse(null)
                : speaker.role();
        return SpeakerMention.of(name, role == null && document.publisher().contains("外交部") ? "外交部发言人" : role);
    }

    private SpeakerMention latin(String label) {
        String plain = NameWords.withoutTitle(label).strip();
        int comma = plain.indexOf(", ");
        if (comma > 0
                && ROLES.in(plain.substring(comma))
                && (plain.indexOf(", ", comma + 2) < 0 || !ROLES.in(plain.substring(0, comma)))) {
            return named(plain.substring(0, comma), plain.substring(comma + 2));
        }
        Optional<SpeakerMention> described = described(plain);
        if (described.isPresent()) {
            return described.get();
        }
        int last = plain.lastIndexOf(", ");
        if (last > 0 && ROLES.in(plain.substring(0, last)) && !ROLES.in(plain.substring(last))) {
            return named(plain.substring(last + 2), plain.substring(0, last));
        }
        if (LabelKinds.official(plain)) {
            return SpeakerMention.named(Capitals.cased(plain));
        }
        if (PATTERNS.matcher("spokesperson", plain).matches() && speakers.home() != null) {
            return new SpeakerMention(
                    Capitals.cased(plain), null, Publishers.of(document).name(), false);
        }
        return roleAndName(plain);
    }

    /** Returns the speaker of a label whose only comma parts a person's name from a description: "ADA QUILL, HEAD OF THE GUILD". */
    private Optional<SpeakerMention> described(String plain) {
        int comma = plain.indexOf(", ");
        if (comma < 0 || plain.indexOf(", ", comma + 2) > 0 || ROLES.in(plain)) {
            return Optional.empty();
        }
        String first = plain.substring(0, comma);
        String second = plain.substring(comma + 2);
        boolean one = LabelNames.person(first);
        return one == LabelNames.person(second)
                ? Optional.empty()
                : Optional.of(one ? named(first, second) : named(second, first));
    }

    private SpeakerMention named(String name, String role) {
        return SpeakerMention.of(persons.fullest(Capitals.cased(name)), Capitals.cased(role));
    }

    private SpeakerMention roleAndName(String plain) {
        Words words = Word.split(plain);
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.lower(i);
            if (ROLES.has(word)
                    || INSTITUTION_WORDS.has(word)
                    || WordList.of("label-courtesy").has(word)) {
                from = i + 1;
            }
        }
        if (from >= words.size()) {
            String head = words.isEmpty() ? plain : words.getLast().lower();
            String lower = plain.toLowerCase(Locale.ROOT);
            String office = lower.endsWith("first lady")
                    ? "first lady"
                    : lower.endsWith("vice president") ? "vice president" : head;
            // A vice president is not meant by "the president".
            Predicate<Person> holder = person -> person.role() == null
                    || !person.role().toLowerCase(Locale.ROOT).contains("vice ")
                    || office.startsWith("vice");
            return persons.titled(office)
                    .filter(holder)
                    .map(Person::speaker)
                    .or(() -> president(plain))
                    .or(() -> persons.byRole(office, 0).filter(holder).map(Person::speaker))
                    .orElse(SpeakerMention.named(Capitals.cased(plain)));
        }
        String name = Capitals.cased(plain.substring(words.get(from).start()).strip());
        String role = Capitals.cased(plain.substring(0, words.get(from).start()).strip());
        boolean courtesy = from == 0 || PATTERNS.matcher("courtesy", role).matches();
        return persons.person(name)
                .map(LabelSpeakers::cased)
                .orElseGet(() -> SpeakerMention.of(spelled(persons.fullest(name)), courtesy ? null : role));
    }

    /** Returns a name of several words with ordinary capitalisation: what is shorter may be an abbreviation. */
    private static String spelled(String name) {
        return name.indexOf(' ') > 0 ? Capitals.cased(name) : name;
    }

    /** Returns a person whom the document may name in capitals alone. */
    private static SpeakerMention cased(Person person) {
        SpeakerMention speaker = person.speaker();
        String name = speaker.name();
        return name == null || name.length() <= 3
                ? speaker
                : new SpeakerMention(
                        Capitals.cased(name), speaker.role(), speaker.organisation(), speaker.questioner());
    }

    /**
     * Returns the president on the document's day from the registry if a label names only the office: that of the publisher's side, or of
     * the United States in an English text that no government published, since transcripts call no other president so.
     */
    private Optional<SpeakerMention> president(String label) {
        Matcher office = PATTERNS.matcher("president", label);
        String home = speakers.home();
        return office.matches() && (home != null || speakers.language().equals("en"))
                ? speakers.holder(office.group(1), home == null ? "US" : home)
                : Optional.empty();
    }

    /**
     * Returns the speaker of the label "A": the spokesperson in the title, or else an official or spokesperson whom the document names, of
     * the publisher's side if it has one, or else the publisher.
     */
    private SpeakerMention answerer() {
        Optional<SpeakerMention> chinese = ChineseNames.spokesperson(document.title());
        if (chinese.isPresent()) {
            return chinese.get();
        }
        Optional<SpeakerMention> spokesperson =
                speakers.designations().spokesperson(HEAD).filter(this::inHead).map(SpeakerMention::named);
        String home = speakers.home();
        Optional<SpeakerMention> answerer = home == null
                ? spokesperson
                        .or(() -> anOfficial(null))
                        .or(() -> PostAuthors.of(speakers).filter(this::official))
                : anOfficial(home).or(() -> spokesperson);
        return answerer.orElseGet(() -> Publishers.of(document));
    }

    private boolean inHead(String phrase) {
        int at = document.text().indexOf(phrase);
        return at >= 0 && at < HEAD || document.title().contains(phrase);
    }

    /** Returns the first official whom the document introduces, of the given side if there is one. */
    private Optional<SpeakerMention> anOfficial(@Nullable String side) {
        return persons.all().stream()
                .map(person -> persons.person(person.name()).orElse(person).speaker())
                .filter(speakers::official)
                .filter(speaker ->
                        side == null || side.equals(speakers.actor(speaker).side()))
                .findFirst();
    }
}
