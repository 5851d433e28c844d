package org.onrecord.processor.statement.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.RegisteredActor.Kind;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * An index of the registry's institutions by the words of their names in any order: "Commerce Ministry" is the "Ministry of Commerce". An
 * unregistered part counts as its institution, and a spokesperson as the spokesperson's office if it is registered.
 */
final class Institutions {
    private static final PatternFile PATTERNS = new PatternFile("common", "speakers");

    /** Words that a name does not need. */
    private static final WordList SMALL = WordList.of("institution-small-words");

    /** Words that name a country, which the side already gives. */
    private static final WordList COUNTRY = WordList.of("institution-countries");

    /** Words that are too common to name an institution on their own. */
    private static final WordList COMMON = WordList.of("institution-common");

    private final Map<String, List<RegisteredActor>> byWords = new HashMap<>();
    private final Map<String, RegisteredActor> spokespersons = new HashMap<>();

    Institutions(List<RegisteredActor> actors) {
        for (RegisteredActor actor : actors) {
            if (actor.kind() == Kind.INSTITUTION) {
                actor.allNames().forEach(name -> add(byWords, key(name), actor));
            }
            String organisation = actor.organisation();
            if (actor.kind() == Kind.OFFICE && organisation != null && PATTERNS.in("spokesperson", actor.name())) {
                spokespersons.putIfAbsent(organisation, actor);
            }
        }
    }

    /** Adds an actor to those with a name, once: two languages may share a spelling. */
    static void add(Map<String, List<RegisteredActor>> index, String name, RegisteredActor actor) {
        List<RegisteredActor> same = index.computeIfAbsent(name, unused -> new ArrayList<>());
        if (!same.contains(actor)) {
            same.add(actor);
        }
    }

    /** Returns the only actor of a list; empty if there are several or none. */
    static Optional<RegisteredActor> only(List<RegisteredActor> actors) {
        return actors.size() == 1 ? Optional.of(actors.getFirst()) : Optional.empty();
    }

    /**
     * Returns the institution or spokesperson's office that a designation without a person's name means.
     *
     * @param organisation the organisation that the document gives with it, or null
     */
    Optional<RegisteredActor> of(String designation, @Nullable String organisation) {
        Matcher spokesperson = PATTERNS.matcher("spokesperson", designation);
        if (!spokesperson.find()) {
            return registered(designation).or(() -> partly(designation));
        }
        String rest = designation.substring(0, spokesperson.start()) + " " + designation.substring(spokesperson.end());
        String institution = organisation == null ? rest : organisation;
        return registered(institution)
                .or(() -> partly(institution))
                .map(found -> spokespersons.getOrDefault(found.id(), found));
    }

    private Optional<RegisteredActor> registered(String words) {
        String key = key(words);
        if (key.isEmpty() || COMMON.has(key)) {
            return Optional.empty();
        }
        Optional<String> side = Sides.named(words).or(() -> Sides.implied(words));
        List<RegisteredActor> fitting = byWords.getOrDefault(key, List.of()).stream()
                .filter(actor -> side.isEmpty() || side.get().equals(actor.side()))
                .toList();
        if (fitting.size() > 1) {
            String plain = plain(words);
            fitting = fitting.stream()
                    .filter(actor ->
                            actor.allNames().anyMatch(name -> plain(name).equals(plain)))
                    .toList();
        }
        return only(fitting);
    }

    private static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT).replaceFirst("^(?:of|for|with|from)\\s+", "");
        return lower.replaceFirst("^the\\s+", "");
    }

    /** Returns the part of "the Boats Division of the Ministry of Tides" if it is registered, else the whole. */
    private Optional<RegisteredActor> partly(String words) {
        int possessive = Math.max(words.lastIndexOf("'s "), words.lastIndexOf("’s "));
        if (possessive > 0) {
            String owner = words.substring(0, possessive);
            String part = words.substring(possessive + 3);
            return body(part) ? registered(part).or(() -> registered(owner)) : Optional.empty();
        }
        int of = words.indexOf(" of the ");
        while (of > 0) {
            Optional<RegisteredActor> owner = registered(words.substring(of + " of the ".length()));
            String part = words.substring(0, of);
            if (owner.isPresent() && body(part)) {
                return registered(part)
                        .filter(found -> found.side().equals(owner.get().side()))
                        .or(() -> owner);
            }
            of = words.indexOf(" of the ", of + 1);
        }
        return Optional.empty();
    }

    /** Returns true for the name of a body, as opposed to an official's. */
    private static boolean body(String part) {
        Words words = Word.split(part);
        return words.stream().anyMatch(word -> WordList.of("institution-parts").has(word.bare()))
                        && words.stream().noneMatch(word -> WordList.of("roles").has(word.bare()))
                || words.size() == 1 && part.strip().equals(part.strip().toUpperCase(Locale.ROOT));
    }

    /** Returns the distinctive words of a name in alphabetical order, each once. */
    private static String key(String name) {
        return Word.split(name).stream()
                .map(word -> word.bare().replace(".", ""))
                .filter(plain -> !SMALL.has(plain) && !COUNTRY.has(plain))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
