package org.onrecord.processor.statement.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.release.PostAuthors;
import org.onrecord.processor.statement.speaker.ChineseNames;
import org.onrecord.processor.statement.speaker.ChineseSpokespersons;
import org.onrecord.processor.statement.speaker.DocumentSpeakers;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.Person;
import org.onrecord.processor.statement.speaker.Publishers;
import org.onrecord.processor.statement.speaker.ShortDesignations;
import org.onrecord.processor.statement.speaker.Sides;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/** Who speaks under each label of a transcript, and whether his part is to ask. */
public final class LabelSpeakers {
    /** Where a document tells who answers its questions. */
    private static final int HEAD = 400;

    private static final Pattern INTERVIEWED_BY = Pattern.compile(
            "\\binterviewed(?: [\\w’' ]{1,40}?)? by (?:[\\w.’' ]{1,40}?['’]s? )?((?:\\p{Lu}[\\p{L}.’'-]+ ?){1,4})");

    private static final Pattern PRESIDENT = Pattern.compile("(?i)(?:the )?((?:vice )?president)");

    /** A bare title on a government's page is its own. */
    private static final Pattern SPOKESPERSON = Pattern.compile("(?i)(?:the )?(?:spokesperson|spokesman|spokeswoman)");

    private static final WordList NOT_NAMES = WordList.of("label-courtesy");

    private final DocumentSpeakers speakers;
    private final Document document;
    private final IntroducedPersons cast;
    private final ShortDesignations designations;
    private final Map<String, SpeakerMention> sources = new HashMap<>();

    public LabelSpeakers(DocumentSpeakers speakers) {
        this.speakers = speakers;
        this.document = speakers.document();
        this.cast = speakers.cast();
        this.designations = new ShortDesignations(document.text());
    }

    /** Reads all labels of a transcript; a named person who mostly asks, and holds no office, is a questioner. */
    public void assign(List<TurnLabel> labels, List<Span> turns) {
        Map<String, int[]> asked = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            String words = turns.get(i).of(document.text()).strip();
            int[] counts = asked.computeIfAbsent(LabelFinder.key(labels.get(i).text()), unused -> new int[2]);
            if (words.length() > 25) {
                counts[0]++;
                String tail = words.substring(Math.max(0, words.length() - 160));
                counts[1] += tail.indexOf('?') >= 0 || tail.indexOf('？') >= 0 ? 1 : 0;
            }
        }
        List<List<String>> interviewers = interviewers();
        for (TurnLabel label : labels) {
            sources.computeIfAbsent(LabelFinder.key(label.text()), key -> {
                SpeakerMention speaker = read(label.text());
                int[] counts = asked.getOrDefault(key, new int[2]);
                boolean asks = counts[0] > 0 && counts[1] * 2 >= counts[0] || interviews(speaker, interviewers);
                return !speaker.questioner() && asks && !official(speaker) && asked.size() > 1
                        ? speaker.asking()
                        : speaker;
            });
        }
    }

    /** The words of the names of those by whom the document says that somebody was interviewed. */
    private List<List<String>> interviewers() {
        String text = document.text();
        Matcher matcher =
                INTERVIEWED_BY.matcher(document.title() + "\n" + text.substring(0, Math.min(2 * HEAD, text.length())));
        List<List<String>> names = new ArrayList<>();
        while (matcher.find()) {
            names.add(NameWords.tokens(matcher.group(1)));
        }
        return names;
    }

    private static boolean interviews(SpeakerMention speaker, List<List<String>> interviewers) {
        List<String> name = speaker.name() == null ? List.of() : NameWords.tokens(speaker.name());
        return !name.isEmpty()
                && interviewers.stream()
                        .anyMatch(one -> one.containsAll(name) || name.containsAll(one) && !one.isEmpty());
    }

    SpeakerMention of(TurnLabel label) {
        return sources.getOrDefault(LabelFinder.key(label.text()), SpeakerMention.named(label.text()));
    }

    /** A body that no country's word makes official, such as a news agency, is none where it asks. */
    private boolean official(SpeakerMention speaker) {
        String name = speaker.name();
        if (name != null && name.endsWith(" Agency") && Sides.named(name).isEmpty()) {
            return false;
        }
        return speakers.official(speaker);
    }

    private SpeakerMention read(String text) {
        String label = text.replaceFirst("\\s*[:：]+$", "");
        if (LabelFinder.nameless(label)) {
            return SpeakerMention.NOBODY.asking();
        }
        if (LabelFinder.unnamed(label)) {
            return LabelFinder.question(label) ? SpeakerMention.NOBODY.asking() : SpeakerMention.NOBODY;
        }
        if (LabelFinder.answer(label) || label.equals("发言人")) {
            return answerer();
        }
        if (LabelFinder.question(label) || LabelFinder.media(label)) {
            return new SpeakerMention(label, null, null, true);
        }
        if (ChineseScript.has(label.charAt(0))) {
            SpeakerMention speaker = ChineseNames.speaker(label, cast);
            String name = speaker.name();
            String role = speaker.role() != null
                    ? speaker.role()
                    : name == null ? null : cast.chinese().role(name).orElse(null);
            if (role == null && document.publisher().contains("外交部")) {
                role = "外交部发言人";
            }
            return new SpeakerMention(name, role, null, false);
        }
        return latin(label);
    }

    private SpeakerMention latin(String label) {
        String plain = LabelFinder.name(label).strip();
        WordList roles = WordList.of("roles");
        List<Word> words = Word.split(plain);
        int comma = plain.indexOf(", ");
        if (comma > 0
                && roles.first(plain.substring(comma)) >= 0
                && (plain.indexOf(", ", comma + 2) < 0 || roles.first(plain.substring(0, comma)) < 0)) {
            return new SpeakerMention(
                    cast.fullest(Capitals.capitals(plain.substring(0, comma))),
                    plain.substring(comma + 2),
                    null,
                    false);
        }
        int last = plain.lastIndexOf(", ");
        if (last > 0 && roles.first(plain.substring(0, last)) >= 0 && roles.first(plain.substring(last)) < 0) {
            return new SpeakerMention(
                    cast.fullest(Capitals.capitals(plain.substring(last + 2))),
                    Capitals.capitals(plain.substring(0, last)),
                    null,
                    false);
        }
        if (LabelFinder.official(plain)) {
            return SpeakerMention.named(Capitals.capitals(plain));
        }
        if (SPOKESPERSON.matcher(plain).matches() && speakers.home() != null) {
            return new SpeakerMention(
                    Capitals.capitals(plain),
                    null,
                    Publishers.publisher(document).name(),
                    false);
        }
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            if (roles.has(words.get(i).lower())
                    || WordList.of("institution-words").has(words.get(i).lower())
                    || NOT_NAMES.has(words.get(i).lower())) {
                from = i + 1;
            }
        }
        if (from >= words.size()) {
            String head = words.isEmpty() ? plain : words.getLast().lower();
            String office = plain.toLowerCase(Locale.ROOT).endsWith("first lady") ? "first lady" : head;
            return cast.titled(office)
                    .map(Person::speaker)
                    .or(() -> president(plain))
                    .or(() -> cast.byRole(office, 0).map(Person::speaker))
                    .orElse(SpeakerMention.named(Capitals.capitals(plain)));
        }
        String name = Capitals.capitals(plain.substring(words.get(from).start()).strip());
        String role = from == 0
                ? null
                : Capitals.capitals(plain.substring(0, words.get(from).start()).strip());
        if (role != null && role.toLowerCase(Locale.ROOT).matches("mr\\.?|mrs\\.?|ms\\.?|dr\\.?|the")) {
            role = null;
        }
        Optional<Person> person = cast.person(name);
        if (person.isPresent()) {
            return person.get().speaker();
        }
        return new SpeakerMention(cast.fullest(name), role, null, false);
    }

    /**
     * The president on that day by the registry, where a label names the office alone: the publisher's side's, and that of the United
     * States in an English text that is no government's, as its transcripts alone call their president so.
     */
    private Optional<SpeakerMention> president(String label) {
        String home = speakers.home();
        Matcher office = PRESIDENT.matcher(label);
        if (!office.matches() || home == null && !speakers.language().equals("en")) {
            return Optional.empty();
        }
        return speakers.holder(office.group(1), home == null ? "US" : home);
    }

    /**
     * Who answers where the label says only "A": the spokesperson of the title, else the first official of the publisher's side whom the
     * document names, else the publisher, where that holds an office; else a spokesperson or official whoever he is.
     */
    private SpeakerMention answerer() {
        Optional<SpeakerMention> chinese = ChineseSpokespersons.in(document.title());
        if (chinese.isPresent()) {
            return chinese.get();
        }
        Optional<SpeakerMention> spokesperson =
                designations.spokesperson(HEAD).filter(this::inHead).map(SpeakerMention::named);
        String home = speakers.home();
        if (home == null) {
            return spokesperson
                    .or(() -> anOfficial(null))
                    .or(() -> PostAuthors.of(speakers).filter(this::official))
                    .orElseGet(() -> Publishers.publisher(document));
        }
        return anOfficial(home).or(() -> spokesperson).orElseGet(() -> Publishers.publisher(document));
    }

    private boolean inHead(String phrase) {
        int at = document.text().indexOf(phrase);
        return at >= 0 && at < HEAD || document.title().contains(phrase);
    }

    /** The first official whom the document introduces, of a side where one is given. */
    private Optional<SpeakerMention> anOfficial(@Nullable String side) {
        for (Person person : cast.persons()) {
            SpeakerMention speaker =
                    cast.person(person.name()).map(Person::speaker).orElse(person.speaker());
            Statement.Actor actor = speakers.actor(speaker);
            if (actor.official() && (side == null || side.equals(actor.side()))) {
                return Optional.of(speaker);
            }
        }
        return Optional.empty();
    }
}
