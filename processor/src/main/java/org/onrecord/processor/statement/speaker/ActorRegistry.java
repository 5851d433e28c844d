package org.onrecord.processor.statement.speaker;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Identifies a speaker: as an actor of the registry, or else by the side and tier that its designation implies. */
public final class ActorRegistry {
    private static final PatternFile PATTERNS = new PatternFile("common", "speakers");

    private final Map<String, RegisteredActor> byId = new HashMap<>();
    private final Map<String, List<RegisteredActor>> byName = new HashMap<>();
    private final Map<String, List<RegisteredActor>> bySurname = new HashMap<>();
    private final Map<String, RegisteredActor> byAccount = new HashMap<>();
    private final Institutions institutions;

    public ActorRegistry(Issue issue) {
        institutions = new Institutions(issue.actors());
        for (RegisteredActor actor : issue.actors()) {
            byId.put(actor.id(), actor);
            actor.allNames()
                    .filter(name -> name.startsWith("@"))
                    .forEach(name -> byAccount.putIfAbsent(key(name), actor));
            actor.allNames().forEach(name -> {
                Institutions.add(byName, key(name), actor);
                if (actor.kind() == RegisteredActor.Kind.PERSON) {
                    NameWords.tokens(name).forEach(part -> Institutions.add(bySurname, part, actor));
                }
            });
        }
    }

    /**
     * Returns the actor that a speaker is.
     *
     * @param day the statement's date, which decides the role, or null if unknown
     * @param home the side of the document's publisher, or null
     */
    public Statement.Actor of(
            SpeakerMention speaker, @Nullable LocalDate day, @Nullable String home, IntroducedPersons persons) {
        String called = speaker.name();
        if (speaker.questioner() || called != null && SpeakerMention.numbered(called)) {
            return inferred(speaker, "none", 4);
        }
        return registered(speaker, home)
                .or(() -> holder(speaker, day, home))
                .map(actor -> registered(actor, speaker, day))
                .or(() -> joint(speaker, day, home, persons))
                .orElseGet(() -> inferred(speaker, home, persons));
    }

    /** Returns the first of joint speakers if each is a person, a registered body or a country and all speak for one government. */
    private Optional<Statement.Actor> joint(
            SpeakerMention speaker, @Nullable LocalDate day, @Nullable String home, IntroducedPersons persons) {
        String name = speaker.name();
        List<String> both = name == null || speaker.role() != null
                ? List.of()
                : JointSpeakers.of(name).orElse(List.of());
        if (both.size() < 2 || !both.stream().allMatch(one -> one(one, persons))) {
            return Optional.empty();
        }
        List<Statement.Actor> actors = both.stream()
                // A Chinese body without a country is of the one before it: 美国国务院和财政部.
                .filter(one -> one.equals(both.getFirst())
                        || Sides.named(one).isPresent()
                        || !ChineseScript.has(one.charAt(0))
                        || knowsPerson(one))
                .map(one -> of(SubjectReader.named(one, persons), day, home, persons))
                .toList();
        Statement.Actor first = actors.getFirst();
        boolean together = actors.stream()
                        .map(Statement.Actor::side)
                        .filter(side -> !side.equals("none"))
                        .distinct()
                        .count()
                < 2;
        // What governments say together is each one's own: on a page of one of them, that one's.
        Optional<Statement.Actor> ours = actors.stream()
                .filter(actor -> actor.side().equals(home) && isGovernment(actor))
                .findFirst();
        return ours.isPresent() && actors.stream().allMatch(this::isGovernment)
                ? ours
                : Optional.of(
                        together && first.id() != null
                                ? first
                                : inferred(speaker, together ? first.side() : "other", first.tier()));
    }

    private boolean isGovernment(Statement.Actor actor) {
        return Optional.ofNullable(actor.id())
                .map(byId::get)
                .filter(known -> known.kind() == RegisteredActor.Kind.GOVERNMENT)
                .isPresent();
    }

    /** Returns true for a person's name, a registered body or a country. */
    private boolean one(String words, IntroducedPersons persons) {
        String name = SubjectReader.named(words, persons).name();
        Words parts = Word.split(name == null ? "" : name);
        boolean person = !parts.isEmpty()
                && parts.size() <= 4
                && (NameWords.is(parts.getLast()) || NameWords.suffix(parts.getLast()))
                && (parts.size() > 1 || words.indexOf(' ') > 0);
        return person || knows(words) || Sides.place(words) && parts.stream().allMatch(Word::capitalised);
    }

    /** Returns the name of the actor with this id, or the given text if it is no actor's id. */
    public String name(String idOrName) {
        RegisteredActor actor = byId.get(idOrName);
        return actor == null ? idOrName : actor.name();
    }

    /** Returns the owner of a platform account, which the registry lists with an at sign. */
    public Optional<RegisteredActor> account(String account) {
        return Optional.ofNullable(byAccount.get(key(account)));
    }

    public Optional<RegisteredActor> institution(String name) {
        return Institutions.only(byName.getOrDefault(key(name), List.of()))
                .filter(actor -> actor.kind() != RegisteredActor.Kind.PERSON && actor.tier() <= 2);
    }

    /** Returns a registered actor as of a day. A former official who holds no office on that day has no side. */
    private static Statement.Actor registered(RegisteredActor actor, SpeakerMention speaker, @Nullable LocalDate day) {
        String called = speaker.role() == null ? "" : speaker.role().toLowerCase(Locale.ROOT);
        if (PATTERNS.in("former", called) && !called.contains("then ") && !holdsOffice(actor, day)) {
            return new Statement.Actor(actor.id(), actor.name(), false, "none", 4, false);
        }
        int tier = OfficesHeld.role(actor, called, day).map(Issue.Role::tier).orElse(actor.tier());
        String side = tier == 4 ? "none" : actor.side();
        return new Statement.Actor(actor.id(), actor.name(), false, side, tier, tier <= 2);
    }

    Optional<RegisteredActor> officeHolder(String office, LocalDate day, String side) {
        List<RegisteredActor> ours = byId.values().stream()
                .filter(actor -> actor.side().equals(side))
                .toList();
        return OfficesHeld.holder(ours, key(office), day);
    }

    /** Returns the holder of the publisher's side for an office named alone: "The President" on a page of his government. */
    private Optional<RegisteredActor> holder(SpeakerMention speaker, @Nullable LocalDate day, @Nullable String home) {
        String name = speaker.name();
        if (name == null || day == null || home == null || speaker.role() != null) {
            return Optional.empty();
        }
        return WordList.of("roles").in(name) ? officeHolder(name, day, home) : Optional.empty();
    }

    /** Returns true if the actor holds a role with a known start on the day. */
    private static boolean holdsOffice(RegisteredActor actor, @Nullable LocalDate day) {
        return day != null
                && actor.roleOn(day)
                        .filter(role -> role.from() != null && !day.isBefore(role.from()))
                        .isPresent();
    }

    /** Returns true for a name as the registry spells it. */
    public boolean knows(String name) {
        return byName.containsKey(key(name));
    }

    public boolean knowsPerson(String name) {
        return byName.getOrDefault(key(name), List.of()).stream()
                .anyMatch(actor -> actor.kind() == RegisteredActor.Kind.PERSON);
    }

    public boolean knowsPerson(String name, String side) {
        return byName.getOrDefault(key(name), List.of()).stream()
                .anyMatch(actor -> actor.kind() == RegisteredActor.Kind.PERSON
                        && actor.side().equals(side));
    }

    /** Returns true if the registry gives the title and surname to somebody else: "President Marsh" is not Lara Marsh. */
    boolean contradicts(String role, String surname, String fullName) {
        List<RegisteredActor> titled = byName.getOrDefault(key(role + " " + surname), List.of());
        List<String> tokens = NameWords.tokens(fullName);
        return !titled.isEmpty()
                && titled.stream()
                        .flatMap(RegisteredActor::allNames)
                        .noneMatch(known -> fits(tokens, NameWords.tokens(known)));
    }

    private Optional<RegisteredActor> registered(SpeakerMention speaker, @Nullable String home) {
        String name = speaker.name();
        if (name == null) {
            return Optional.empty();
        }
        List<RegisteredActor> same = byName.getOrDefault(key(name), List.of());
        if (!same.isEmpty()) {
            return same.size() == 1 ? Optional.of(same.getFirst()) : consistent(same, speaker);
        }
        Optional<RegisteredActor> institution = institutions.of(name, speaker.organisation());
        if (institution.isPresent()) {
            return institution;
        }
        List<String> tokens = NameWords.tokens(name);
        if (tokens.isEmpty() || tokens.size() > 4) {
            return Optional.empty();
        }
        List<RegisteredActor> alike = Stream.of(tokens.getLast(), tokens.getFirst())
                .flatMap(token -> bySurname.getOrDefault(token, List.of()).stream())
                .distinct()
                .filter(actor -> sameSuffix(speaker, actor))
                .toList();
        List<RegisteredActor> fitting = alike.stream()
                .filter(actor -> actor.allNames().anyMatch(known -> fits(tokens, NameWords.tokens(known))))
                .toList();
        if (fitting.size() == 1 && tokens.size() > 1) {
            return Optional.of(fitting.getFirst());
        }
        if (fitting.isEmpty() && tokens.size() > 1) {
            return consistent(
                    alike.stream()
                            .filter(actor -> actor.allNames()
                                    .anyMatch(known -> NameSpelling.alike(tokens, NameWords.tokens(known))))
                            .toList(),
                    speaker);
        }
        if (fitting.size() > 1 && tokens.size() == 1 && speaker.role() == null) {
            return courtesy(tokens.getFirst());
        }
        // A surname alone identifies a leader, an actor of the publisher's side, or a person with a role.
        return consistent(fitting, speaker)
                .filter(actor -> speaker.role() != null
                        || actor.tier() == 1
                        || actor.tier() < 4 && actor.side().equals(home));
    }

    /** Returns true unless a suffix such as "Jr." contradicts the registry, or stands neither there nor beside a role. */
    private static boolean sameSuffix(SpeakerMention speaker, RegisteredActor actor) {
        String name = speaker.name();
        String suffix = name == null ? "" : NameWords.suffix(name);
        List<String> known = actor.allNames()
                .map(NameWords::suffix)
                .filter(other -> !other.isEmpty())
                .toList();
        return suffix.isEmpty() || known.contains(suffix) || known.isEmpty() && speaker.role() != null;
    }

    /** Returns the only actor whom the registry also lists by courtesy title and surname: "Mr. Marsh". */
    private Optional<RegisteredActor> courtesy(String surname) {
        return Institutions.only(WordList.of("registry-courtesy").terms().stream()
                .flatMap(title -> byName.getOrDefault(key(title + " " + surname), List.of()).stream())
                .distinct()
                .toList());
    }

    private static Optional<RegisteredActor> consistent(List<RegisteredActor> candidates, SpeakerMention speaker) {
        String role = speaker.role();
        if (role == null) {
            return Institutions.only(candidates);
        }
        Optional<String> side = Sides.named(speaker.all()).or(() -> Sides.implied(speaker.all()));
        List<RegisteredActor> left = candidates.stream()
                .filter(actor -> side.isEmpty() || side.get().equals(actor.side()))
                .toList();
        if (left.size() > 1) {
            left = OfficesHeld.best(left, role);
        }
        return Institutions.only(left);
    }

    /** Returns true if a name may be a short form of a known one, or the known one with middle names added. */
    private static boolean fits(List<String> given, List<String> known) {
        if (given.size() > known.size()) {
            return known.size() >= 2
                    && given.getFirst().equals(known.getFirst())
                    && given.getLast().equals(known.getLast());
        }
        if (given.size() == 1) {
            return known.getLast().equals(given.getFirst()) || known.getFirst().equals(given.getFirst());
        }
        return new HashSet<>(known).containsAll(given);
    }

    private Statement.Actor inferred(SpeakerMention speaker, @Nullable String home, IntroducedPersons persons) {
        String words = speaker.all();
        if (words.isBlank()) {
            return new Statement.Actor(null, null, true, "none", 4, false);
        }
        String name = speaker.name();
        if (name != null && (PartyTags.in(words) || persons.legislator(name))) {
            return inferred(speaker, "US", 2);
        }
        if (WordList.of("armed-groups").in(words)) {
            return inferred(speaker, "other", 4);
        }
        int tier = tier(words, speaker);
        if (tier == 0) {
            boolean people = WordList.of("media").in(words) || privately(words);
            if (people || speaker.role() != null || !Sides.place(words)) {
                return inferred(speaker, "none", 4);
            }
            tier = 1;
        }
        String side = Sides.named(words)
                .or(() -> speaker.role() == null ? mentioned(words, persons) : Optional.empty())
                .or(() -> implied(speaker))
                .orElseGet(
                        () -> home != null && anotherPresident(speaker, home) ? "other" : Sides.unnamed(speaker, home));
        return inferred(speaker, side, side.equals("none") ? 4 : tier);
    }

    /** Returns true for a president whom the registry does not know, though it knows those of the publisher's country. */
    private boolean anotherPresident(SpeakerMention speaker, String home) {
        String role = speaker.role();
        return role != null
                && PATTERNS.matcher("president", role).matches()
                && byId.values().stream()
                        .filter(actor -> actor.side().equals(home))
                        .flatMap(actor -> actor.roles().stream())
                        .anyMatch(known -> known.title().startsWith("President of "));
    }

    /** Returns the side that the role implies, or else the name, or else the organisation. */
    private static Optional<String> implied(SpeakerMention speaker) {
        if (speaker.role() != null && speaker.name() != null && Sides.foreign(speaker.name())) {
            return Optional.empty();
        }
        return Stream.of(speaker.role(), speaker.name(), speaker.organisation())
                .filter(Objects::nonNull)
                .flatMap(part -> Sides.implied(part).stream())
                .findFirst();
    }

    /** Returns true for people without an office, and for the officers of unions, associations and other private bodies. */
    private static boolean privately(String words) {
        return WordList.of("private-sources").in(words) || PATTERNS.in("private-body", words);
    }

    /** Returns tier 1 or 2 by the words of office, or 0 for media, private people, former officials and words without office. */
    private static int tier(String words, SpeakerMention speaker) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (PATTERNS.in("former", lower) && !lower.contains("then ")) {
            return 0;
        }
        boolean media = speaker.role() == null && WordList.of("media").in(words);
        if (media && !lower.contains("office") && !lower.contains("secretary")) {
            return 0;
        }
        boolean people = privately(words);
        if (people
                && !lower.contains("mission")
                && !lower.contains("official")
                && !lower.contains("spokes")
                && !lower.contains("联合国")) {
            return 0;
        }
        if (WordList.of("tier-2-always").anywhere(lower)) {
            return 2;
        }
        if (WordList.of("tier-1").in(words)) {
            return 1;
        }
        return WordList.of("tier-2").in(words) || ChineseSources.official(speaker) ? 2 : 0;
    }

    private Optional<String> mentioned(String words, IntroducedPersons persons) {
        List<RegisteredActor> heads =
                byName.getOrDefault(key(PATTERNS.matcher("government", words).replaceFirst("")), List.of());
        if (heads.size() == 1) {
            return Optional.of(heads.getFirst().side());
        }
        Words all = Word.split(words);
        for (int i = 0; i < all.size(); i++) {
            Word word = all.get(i);
            // Many people share a given name, so only the last word of a name is looked up.
            boolean goesOn = i + 1 < all.size() && word.adjacentTo(all.get(i + 1)) && NameWords.is(all.get(i + 1));
            if (!NameWords.is(word) || goesOn) {
                continue;
            }
            Optional<String> side = persons.person(word.text())
                    .map(Person::role)
                    .flatMap(role -> Sides.named(role).or(() -> Sides.implied(role)));
            if (side.isPresent()) {
                return side;
            }
            List<RegisteredActor> known = bySurname.getOrDefault(word.bare(), List.of());
            int from = i;
            while (from > 0
                    && NameWords.is(all.get(from - 1))
                    && all.get(from - 1).adjacentTo(all.get(from))) {
                from--;
            }
            List<String> name =
                    all.subList(from, i + 1).stream().map(Word::bare).toList();
            boolean his = known.size() == 1
                    && known.getFirst().allNames().anyMatch(other -> fits(name, NameWords.tokens(other)));
            if (his) {
                return Optional.of(known.getFirst().side());
            }
        }
        return Optional.empty();
    }

    /** Removes accents, which URLs and many transcribers leave out. */
    private static String plain(String lower) {
        return lower.chars().allMatch(c -> c < 128)
                ? lower
                : PATTERNS.matcher("accents", Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("");
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
        lower = PATTERNS.matcher("article", plain(lower)).replaceFirst("");
        return PATTERNS.matcher(
                        "between", lower.replace(".", "").replace(",", "").replace("·", ""))
                .replaceAll(" ");
    }

    /** Returns an inferred actor; "Senior administration official" names nobody, since each may be another. */
    private static Statement.Actor inferred(SpeakerMention speaker, String side, int tier) {
        String name = speaker.spelled();
        boolean unnamed = name != null && speaker.role() == null && PATTERNS.in("unnamed", name);
        return new Statement.Actor(null, unnamed ? null : name, true, side, tier, tier <= 2);
    }
}
