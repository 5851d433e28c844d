package org.onrecord.processor.statement.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.RegisteredActor.Kind;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/**
 * The institutions of the registry by the words of their names in any order: "Commerce Ministry" is the "Ministry of Commerce". A part of
 * one is it, and its spokesperson is its office of spokesperson where the registry has one.
 */
final class Institutions {
    private static final Pattern SPOKESPERSON =
            Pattern.compile("(?i)\\b(?:spokes(?:person|man|woman|people|persons)|office of the spokesperson)\\b|发言人");

    /** Words that a name keeps its meaning without. */
    private static final WordList SMALL = WordList.of("institution-small-words");

    /** Words that name a country; the side tells it. */
    private static final WordList COUNTRY = WordList.of("institution-countries");

    /** Words that alone name no institution in particular. */
    private static final WordList COMMON = WordList.of("institution-common");

    private static final WordList BODY = WordList.of("institution-parts");

    private final Map<String, List<RegisteredActor>> byWords = new HashMap<>();
    private final Map<String, RegisteredActor> spokespersons = new HashMap<>();

    Institutions(List<RegisteredActor> actors) {
        for (RegisteredActor actor : actors) {
            if (actor.kind() == Kind.INSTITUTION) {
                actor.allNames().forEach(name -> add(key(name), actor));
            }
            String organisation = actor.organisation();
            if (actor.kind() == Kind.OFFICE
                    && organisation != null
                    && SPOKESPERSON.matcher(actor.name()).find()) {
                spokespersons.putIfAbsent(organisation, actor);
            }
        }
    }

    private void add(String key, RegisteredActor actor) {
        List<RegisteredActor> same = byWords.computeIfAbsent(key, unused -> new ArrayList<>());
        if (!same.contains(actor)) {
            same.add(actor);
        }
    }

    /**
     * The institution, or the office of its spokesperson, that a designation without a person's name means.
     *
     * @param designation as the document spells it
     * @param organisation that the document gives beside it, or null
     */
    Optional<RegisteredActor> of(String designation, @Nullable String organisation) {
        Matcher spokesperson = SPOKESPERSON.matcher(designation);
        if (!spokesperson.find()) {
            return whole(designation).or(() -> partly(designation));
        }
        String rest = designation.substring(0, spokesperson.start()) + " " + designation.substring(spokesperson.end());
        String institution = organisation == null ? rest : organisation;
        return whole(institution)
                .or(() -> partly(institution))
                .map(found -> spokespersons.getOrDefault(found.id(), found));
    }

    private Optional<RegisteredActor> whole(String words) {
        String key = key(words);
        if (key.isEmpty() || COMMON.has(key)) {
            return Optional.empty();
        }
        Optional<String> side = Sides.named(words);
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
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT).replaceFirst("^(?:of|for|with|from)\\s+", "");
        return lower.replaceFirst("^the\\s+", "");
    }

    /** "The Boats Division of the Ministry of Tides", "the Tides Ministry's Boats Division": the part if it is registered, else the whole. */
    private Optional<RegisteredActor> partly(String words) {
        int possessive = Math.max(words.lastIndexOf("'s "), words.lastIndexOf("’s "));
        if (possessive > 0) {
            String owner = words.substring(0, possessive);
            String part = words.substring(possessive + 3);
            return body(part) ? whole(part).or(() -> whole(owner)) : Optional.empty();
        }
        int of = words.indexOf(" of the ");
        while (of > 0) {
            Optional<RegisteredActor> owner = whole(words.substring(of + " of the ".length()));
            String part = words.substring(0, of);
            if (owner.isPresent() && body(part)) {
                return whole(part)
                        .filter(found -> found.side().equals(owner.get().side()))
                        .or(() -> owner);
            }
            of = words.indexOf(" of the ", of + 1);
        }
        return Optional.empty();
    }

    /** True for a body's name, not for an official's: it ends as bodies do. */
    private static boolean body(String part) {
        List<Word> words = Word.split(part);
        return words.stream().anyMatch(word -> BODY.has(word.bare()))
                        && words.stream().noneMatch(word -> WordList.of("roles").has(word.bare()))
                || words.size() == 1 && part.strip().equals(part.strip().toUpperCase(Locale.ROOT));
    }

    /** The telling words of a name, each once, in the order of the alphabet. */
    private static String key(String name) {
        Set<String> telling = new TreeSet<>();
        for (Word word : Word.split(name)) {
            String plain = word.bare().replace(".", "");
            if (!SMALL.has(plain) && !COUNTRY.has(plain)) {
                telling.add(plain);
            }
        }
        return String.join(" ", telling);
    }
}
