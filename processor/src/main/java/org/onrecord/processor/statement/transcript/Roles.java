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
import org.onrecord.processor.statement.draft.Label;
import org.onrecord.processor.statement.draft.Source;
import org.onrecord.processor.statement.release.Posters;
import org.onrecord.processor.statement.speaker.Cast;
import org.onrecord.processor.statement.speaker.ChineseNames;
import org.onrecord.processor.statement.speaker.ChineseSpokespersons;
import org.onrecord.processor.statement.speaker.Designations;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.Person;
import org.onrecord.processor.statement.speaker.Publishers;
import org.onrecord.processor.statement.speaker.Sides;
import org.onrecord.processor.statement.speaker.Speakers;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Who speaks under each label of a transcript, and whether his part is to ask. */
public final class Roles {
    /** Where a document tells who answers its questions. */
    private static final int HEAD = 400;

    private static final Pattern INTERVIEWED_BY = Pattern.compile(
            "\\binterviewed(?: [\\w’' ]{1,40}?)? by (?:[\\w.’' ]{1,40}?['’]s? )?((?:\\p{Lu}[\\p{L}.’'-]+ ?){1,4})");

    private static final Pattern PRESIDENT = Pattern.compile("(?i)(?:the )?((?:vice )?president)");

    /** A bare title on a government's page is its own. */
    private static final Pattern SPOKESPERSON = Pattern.compile("(?i)(?:the )?(?:spokesperson|spokesman|spokeswoman)");

    private static final WordList NOT_NAMES = WordList.of("label-courtesy");

    private final Speakers speakers;
    private final Document document;
    private final Cast cast;
    private final Designations designations;
    private final Map<String, Source> sources = new HashMap<>();

    public Roles(Speakers speakers) {
        this.speakers = speakers;
        this.document = speakers.document();
        this.cast = speakers.cast();
        this.designations = new Designations(document.text());
    }

    /** Reads all labels of a transcript; a named person who mostly asks, and holds no office, is a questioner. */
    public void assign(List<Label> labels, List<Span> turns) {
        Map<String, int[]> asked = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            String words = turns.get(i).of(document.text()).strip();
            int[] counts = asked.computeIfAbsent(Labels.key(labels.get(i).text()), unused -> new int[2]);
            if (words.length() > 25) {
                counts[0]++;
                String tail = words.substring(Math.max(0, words.length() - 160));
                counts[1] += tail.indexOf('?') >= 0 || tail.indexOf('？') >= 0 ? 1 : 0;
            }
        }
        List<List<String>> interviewers = interviewers();
        for (Label label : labels) {
            sources.computeIfAbsent(Labels.key(label.text()), key -> {
                Source source = read(label.text());
                int[] counts = asked.getOrDefault(key, new int[2]);
                boolean asks = counts[0] > 0 && counts[1] * 2 >= counts[0] || interviews(source, interviewers);
                return !source.questioner() && asks && !official(source) && asked.size() > 1 ? source.asking() : source;
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

    private static boolean interviews(Source source, List<List<String>> interviewers) {
        List<String> name = source.name() == null ? List.of() : NameWords.tokens(source.name());
        return !name.isEmpty()
                && interviewers.stream()
                        .anyMatch(one -> one.containsAll(name) || name.containsAll(one) && !one.isEmpty());
    }

    Source of(Label label) {
        return sources.getOrDefault(Labels.key(label.text()), Source.named(label.text()));
    }

    /** A body that no country's word makes official, such as a news agency, is none where it asks. */
    private boolean official(Source source) {
        String name = source.name();
        if (name != null && name.endsWith(" Agency") && Sides.named(name).isEmpty()) {
            return false;
        }
        return speakers.official(source);
    }

    private Source read(String text) {
        String label = text.replaceFirst("\\s*[:：]+$", "");
        if (Labels.nameless(label)) {
            return Source.NOBODY.asking();
        }
        if (Labels.unnamed(label)) {
            return Labels.question(label) ? Source.NOBODY.asking() : Source.NOBODY;
        }
        if (Labels.answer(label) || label.equals("发言人")) {
            return answerer();
        }
        if (Labels.question(label) || Labels.media(label)) {
            return new Source(label, null, null, true);
        }
        if (Words.han(label.charAt(0))) {
            Source source = ChineseNames.source(label, cast);
            String name = source.name();
            String role = source.role() != null
                    ? source.role()
                    : name == null ? null : cast.chinese().role(name).orElse(null);
            if (role == null && document.publisher().contains("外交部")) {
                role = "外交部发言人";
            }
            return new Source(name, role, null, false);
        }
        return latin(label);
    }

    private Source latin(String label) {
        String plain = Labels.name(label).strip();
        WordList roles = WordList.of("roles");
        List<Words.Word> words = Words.of(plain, 0, plain.length());
        int comma = plain.indexOf(", ");
        if (comma > 0
                && roles.first(plain.substring(comma)) >= 0
                && (plain.indexOf(", ", comma + 2) < 0 || roles.first(plain.substring(0, comma)) < 0)) {
            return new Source(
                    cast.fullest(Capitals.capitals(plain.substring(0, comma))),
                    plain.substring(comma + 2),
                    null,
                    false);
        }
        int last = plain.lastIndexOf(", ");
        if (last > 0 && roles.first(plain.substring(0, last)) >= 0 && roles.first(plain.substring(last)) < 0) {
            return new Source(
                    cast.fullest(Capitals.capitals(plain.substring(last + 2))),
                    Capitals.capitals(plain.substring(0, last)),
                    null,
                    false);
        }
        if (Labels.official(plain)) {
            return Source.named(Capitals.capitals(plain));
        }
        if (SPOKESPERSON.matcher(plain).matches() && speakers.home() != null) {
            return new Source(
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
                    .map(Person::source)
                    .or(() -> president(plain))
                    .or(() -> cast.byRole(office, 0).map(Person::source))
                    .orElse(Source.named(Capitals.capitals(plain)));
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
            return person.get().source();
        }
        return new Source(cast.fullest(name), role, null, false);
    }

    /**
     * The president on that day by the registry, where a label names the office alone: the publisher's side's, and that of the United
     * States in an English text that is no government's, as its transcripts alone call their president so.
     */
    private Optional<Source> president(String label) {
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
    private Source answerer() {
        Optional<Source> chinese = ChineseSpokespersons.in(document.title());
        if (chinese.isPresent()) {
            return chinese.get();
        }
        Optional<Source> spokesperson =
                designations.spokesperson(HEAD).filter(this::inHead).map(Source::named);
        String home = speakers.home();
        if (home == null) {
            return spokesperson
                    .or(() -> anOfficial(null))
                    .or(() -> Posters.of(speakers).filter(this::official))
                    .orElseGet(() -> Publishers.publisher(document));
        }
        return anOfficial(home).or(() -> spokesperson).orElseGet(() -> Publishers.publisher(document));
    }

    private boolean inHead(String phrase) {
        int at = document.text().indexOf(phrase);
        return at >= 0 && at < HEAD || document.title().contains(phrase);
    }

    /** The first official whom the document introduces, of a side where one is given. */
    private Optional<Source> anOfficial(@Nullable String side) {
        for (Person person : cast.persons()) {
            Source source = cast.person(person.name()).map(Person::source).orElse(person.source());
            Statement.Actor actor = speakers.actor(source);
            if (actor.official() && (side == null || side.equals(actor.side()))) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }
}
