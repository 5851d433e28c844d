package org.onrecord.processor.statement.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.Words;

/** The persons whom a document introduces with a role, and the fullest form of each name. */
public final class IntroducedPersons {
    private static final int LOOK = 120_000;

    /** A text may repeat its title, or have others, in this many first characters. */
    private static final int TITLES = 1_200;

    private static final int LONGEST_TITLE = 200;

    private final String text;
    private final int titleStart;
    private final int titleEnd;
    private final List<Person> persons = new ArrayList<>();
    private final Map<String, List<Person>> byToken = new HashMap<>();
    private final Map<String, String> fuller = new HashMap<>();

    /** A cache: a text may mention, and introduce, a name or an office ten thousand times. */
    private final Map<String, Optional<Person>> byName = new HashMap<>();

    private final Map<String, List<Person>> byHead = new HashMap<>();
    private final ChineseIntroductions chinese;
    private final ActorRegistry actors;
    private final Set<String> legislators;
    private @Nullable Set<String> common;

    private IntroducedPersons(String body, String title, int titleLength, ActorRegistry actors) {
        this.actors = actors;
        this.text = body + "\n" + title;
        this.titleStart = title.isEmpty() ? 0 : body.length() + 1;
        this.titleEnd = titleStart + titleLength;
        this.chinese = new ChineseIntroductions(text);
        this.legislators = PartyTags.legislators(text);
        Introductions.readTitle(title, body.length() + 1, body, actors::knows, persons, fuller);
        Introductions.read(body, persons, fuller);
        for (Person person : persons) {
            for (String token : person.tokens()) {
                byToken.computeIfAbsent(token, unused -> new ArrayList<>()).add(person);
            }
        }
    }

    public static IntroducedPersons of(Document document, ActorRegistry actors) {
        String text = document.text();
        String told = UrlTitles.or(document);
        String head = text.substring(0, Math.min(LOOK, text.length()));
        StringBuilder body = new StringBuilder(head);
        StringBuilder titles = new StringBuilder(told);
        for (Span line : ParagraphSplitter.lines(head.substring(0, Math.min(TITLES, head.length())))) {
            String words = line.of(head);
            if (line.start() == 0 && !told.isEmpty() && head.startsWith(told)) {
                body.replace(0, told.length(), " ".repeat(told.length()));
            } else if (headline(words)) {
                titles.append("\n\n").append(words);
                body.replace(line.start(), line.end(), " ".repeat(words.length()));
            }
        }
        return new IntroducedPersons(body.toString(), titles.toString(), told.length(), actors);
    }

    /** Returns true for a line of some words that are capitalised, verbs too, and no list of names. */
    private static boolean headline(String line) {
        Words words = Word.split(line);
        return words.size() >= 5
                && line.length() <= LONGEST_TITLE
                && line.indexOf(',') < 0
                && line.indexOf(':') < 0
                && !ParagraphSplitter.closed(line)
                && words.stream()
                        .allMatch(word -> word.capitalised() || word.text().length() < 5);
    }

    public List<Person> all() {
        return persons;
    }

    public ChineseIntroductions chinese() {
        return chinese;
    }

    /** Returns the person with a name or surname: the one with the longest name and most specific role. */
    public Optional<Person> person(String name) {
        ReadingBudget.step();
        return byName.computeIfAbsent(name, this::best);
    }

    private Optional<Person> best(String name) {
        List<String> wanted = NameWords.tokens(name);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return byToken.getOrDefault(wanted.getFirst(), List.of()).stream()
                .filter(person -> person.tokens().containsAll(wanted))
                .reduce((best, person) -> better(person, best) ? person : best)
                .map(person -> Person.of(fullest(person), person.role(), person.organisation(), person.at()));
    }

    private String fullest(Person person) {
        String full = fullest(person.name());
        String role = person.role();
        return role != null && !full.equals(person.name()) && actors.contradicts(role, person.name(), full)
                ? person.name()
                : full;
    }

    private static boolean better(Person one, Person other) {
        int names = one.tokens().size() - other.tokens().size();
        String first = one.role();
        String second = other.role();
        if (names != 0 || first == null || second == null) {
            return names > 0;
        }
        boolean firstSided = Sides.named(first).isPresent();
        boolean secondSided = Sides.named(second).isPresent();
        return firstSided == secondSided ? first.length() > second.length() + 4 : firstSided;
    }

    /** Returns the fullest form in which the document spells a name. */
    public String fullest(String name) {
        List<String> wanted = NameWords.tokens(name);
        return wanted.size() == 1 ? fuller.getOrDefault(wanted.getFirst(), name) : name;
    }

    /** Returns the person whose role contains the noun: the last introduced before the offset, else the first after it. */
    public Optional<Person> byRole(String head, int at) {
        return headed(head).stream()
                .reduce((best, person) -> {
                    boolean nearer = person.at() <= at
                            ? best.at() > at || person.at() >= best.at()
                            : best.at() > at && person.at() < best.at();
                    return nearer ? person : best;
                })
                .flatMap(best -> person(best.name()));
    }

    /** Returns the person whom the title introduces with a role that contains the noun. */
    public Optional<Person> titled(String head) {
        return inTitle(person -> headed(person.role(), head));
    }

    public Optional<Person> inTitle() {
        return inTitle(unused -> true);
    }

    private Optional<Person> inTitle(Predicate<Person> wanted) {
        return persons.stream()
                .filter(person -> person.at() >= titleStart && person.at() < titleEnd)
                .filter(wanted)
                .findFirst()
                .flatMap(person -> person(person.name()));
    }

    private List<Person> headed(String head) {
        return byHead.computeIfAbsent(
                head,
                unused -> persons.stream()
                        .filter(person -> headed(person.role(), head))
                        .toList());
    }

    private static boolean headed(@Nullable String role, String head) {
        return role != null && (" " + role.toLowerCase(Locale.ROOT) + " ").contains(" " + head + " ");
    }

    /** Returns true for a person whose name the document gives with a party and state of the United States. */
    boolean legislator(String name) {
        List<String> tokens = NameWords.tokens(PartyTags.without(name));
        return !tokens.isEmpty() && legislators.contains(tokens.getLast());
    }

    public ActorRegistry actors() {
        return actors;
    }

    /** Returns true if the word belongs to a longer name in the document. */
    public boolean knows(String word) {
        return fuller.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** Returns true for a word that the document also writes in lower case, so that its capital only opens a sentence. */
    boolean common(Word word) {
        Set<String> known = common;
        if (known == null) {
            known = Word.split(text).stream()
                    .filter(each -> !each.capitalised())
                    .map(Word::lower)
                    .collect(Collectors.toSet());
            common = known;
        }
        return known.contains(word.lower());
    }

    public boolean mentionsAgain(String words) {
        int first = text.indexOf(words);
        return first >= 0 && text.indexOf(words, first + words.length()) >= 0;
    }
}
