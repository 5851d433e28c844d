package org.onrecord.processor.statement;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue.RegisteredActor.Kind;
import org.onrecord.events.language.SpeakerName;
import org.onrecord.processor.statement.speaker.NameSpelling;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * Gathers the speakers whom the registry does not know: "MR. MARSH", "Otto Marsh" and "Otto Marshe" are one person, where only one of
 * that surname speaks for that side.
 */
public final class UnknownSpeakers {
    private static final int MOST_ROLES = 3;
    private static final int MOST_NAMES = 6;

    /** By side, then by the words of the name. */
    private final Map<String, Map<List<String>, Seen>> seen = new TreeMap<>();

    private static final BinaryOperator<ActorSuggestion.Role> EARLIER =
            BinaryOperator.minBy(Comparator.comparing((ActorSuggestion.Role role) ->
                            role.seen() == null ? "9999" : role.seen().toString())
                    .thenComparing(ActorSuggestion.Role::readFrom));

    /** What is known of a speaker so far. */
    private static final class Seen {
        private final Map<String, Integer> names = new TreeMap<>();
        private final Map<String, Integer> roles = new TreeMap<>();
        private final Map<String, ActorSuggestion.Role> examples = new HashMap<>();
        private final Map<Integer, Integer> tiers = new TreeMap<>();
        private final Set<String> documents = new HashSet<>();
        private final TreeSet<LocalDate> days = new TreeSet<>();
        private int statements;

        void add(Seen other) {
            other.names.forEach((name, count) -> names.merge(name, count, Integer::sum));
            other.roles.forEach((role, count) -> roles.merge(role, count, Integer::sum));
            other.examples.forEach((role, example) -> examples.merge(role, example, EARLIER));
            other.tiers.forEach((tier, count) -> tiers.merge(tier, count, Integer::sum));
            documents.addAll(other.documents);
            days.addAll(other.days);
            statements += other.statements;
        }
    }

    /**
     * Adds the speaker of a statement whom the registry does not know. Those who ask questions or comment as readers do not count, nor does what is
     * no name.
     */
    public void add(Statement statement) {
        if (statement.kind() != Statement.Kind.QUESTION && statement.kind() != Statement.Kind.COMMENT) {
            add(statement.speaker(), statement.actor(), statement.day(), statement.document());
        }
    }

    void add(
            Statement.Speaker speaker, Statement.Actor actor, @Nullable LocalDate day, Statement.DocumentRef document) {
        String name = speaker.name();
        List<String> key = name == null ? List.of() : words(name);
        if (actor.id() != null || actor.name() == null || name == null || key.isEmpty() || !SpeakerName.isName(name)) {
            return;
        }
        Seen one = seen.computeIfAbsent(actor.side(), unused -> new HashMap<>())
                .computeIfAbsent(key, unused -> new Seen());
        one.statements++;
        one.names.merge(Capitals.cased(NameWords.withoutTitle(name).strip()), 1, Integer::sum);
        one.tiers.merge(actor.tier(), 1, Integer::sum);
        one.documents.add(document.id());
        if (day != null) {
            one.days.add(day);
        }
        String title = speaker.role() == null ? "" : speaker.role();
        String url = document.url();
        String readFrom = !document.title().isBlank() ? document.title() : url == null ? document.id() : url;
        one.roles.merge(title, 1, Integer::sum);
        one.examples.merge(title, new ActorSuggestion.Role(title, day, readFrom), EARLIER);
    }

    /**
     * Those who speak in as many documents at least, the most frequent first.
     *
     * @param documents from 1
     * @param most how many at most
     */
    public List<ActorSuggestion> suggestions(int documents, int most) {
        List<ActorSuggestion> suggestions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        seen.forEach((side, byWords) -> new Groups(byWords).joined().forEach(one -> {
            if (one.documents.size() >= documents) {
                suggestions.add(suggestion(side, one, ids));
            }
        }));
        return suggestions.stream()
                .sorted(Comparator.comparingInt((ActorSuggestion one) -> -one.documents())
                        .thenComparingInt(one -> -one.statements())
                        .thenComparing(ActorSuggestion::id))
                .limit(most)
                .toList();
    }

    private static ActorSuggestion suggestion(String side, Seen one, Set<String> ids) {
        List<String> names = commonest(one.names);
        names.sort(Comparator.comparingInt(
                (String name) -> -Math.min(2, words(name).size())));
        String first = names.getFirst();
        List<ActorSuggestion.Role> roles = commonest(one.roles).stream()
                .filter(role -> !role.isEmpty() || one.roles.size() == 1)
                .map(one.examples::get)
                .limit(MOST_ROLES)
                .map(role ->
                        role.title().isEmpty() ? new ActorSuggestion.Role("?", role.seen(), role.readFrom()) : role)
                .toList();
        return new ActorSuggestion(
                id(first, ids),
                kind(first),
                ChineseScript.has(first.charAt(0)) ? "zh" : "en",
                names.stream().limit(MOST_NAMES).toList(),
                side,
                commonest(one.tiers).getFirst(),
                roles,
                one.statements,
                one.documents.size(),
                one.days.isEmpty() ? null : one.days.first(),
                one.days.isEmpty() ? null : one.days.last());
    }

    private static Kind kind(String name) {
        Words words = Word.split(name);
        boolean office = words.stream()
                        .anyMatch(word -> WordList.of("roles").has(word.bare())
                                || word.bare().startsWith("official"))
                || name.endsWith("发言人");
        if (office) {
            return Kind.OFFICE;
        }
        boolean institution = words.stream().anyMatch(NameWords::institution)
                || WordList.of("tier-1").in(name)
                || WordList.of("tier-2").in(name);
        return institution ? Kind.INSTITUTION : Kind.PERSON;
    }

    private static String id(String name, Set<String> ids) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = ascii.isEmpty() ? "actor" : ascii;
        String id = base;
        for (int i = 2; !ids.add(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }

    private static <T extends Comparable<T>> List<T> commonest(Map<T, Integer> counts) {
        return new ArrayList<>(counts.entrySet().stream()
                .sorted(Map.Entry.<T, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList());
    }

    private static List<String> words(String name) {
        return ChineseScript.has(name.charAt(0)) ? List.of(name) : NameWords.tokens(name);
    }

    /** Joins the names of one side that are one person's. */
    private static final class Groups {
        private final Map<List<String>, Seen> byWords;
        private final Map<String, List<List<String>>> bySurname = new HashMap<>();
        private final Map<String, List<List<String>>> byEnds = new HashMap<>();

        Groups(Map<List<String>, Seen> byWords) {
            this.byWords = byWords;
            for (List<String> words : byWords.keySet()) {
                if (words.size() > 1) {
                    put(bySurname, words.getLast(), words);
                    put(byEnds, words.getLast(), words);
                    put(byEnds, words.getFirst(), words);
                    if (WordList.of("surnames-first").has(words.getFirst())) {
                        put(bySurname, words.getFirst(), words);
                    }
                }
            }
        }

        private static void put(Map<String, List<List<String>>> map, String word, List<String> words) {
            map.computeIfAbsent(word, unused -> new ArrayList<>()).add(words);
        }

        List<Seen> joined() {
            Map<List<String>, Seen> groups = new HashMap<>();
            byWords.forEach((words, one) ->
                    groups.computeIfAbsent(head(words), unused -> new Seen()).add(one));
            return new ArrayList<>(groups.values());
        }

        /** The name under which another is gathered: of a surname the only full name, of two spellings the commoner. */
        private List<String> head(List<String> words) {
            if (words.size() == 1) {
                List<List<String>> bearers = bySurname.getOrDefault(words.getFirst(), List.of());
                Set<List<String>> heads = new HashSet<>();
                bearers.forEach(bearer -> heads.add(head(bearer)));
                return heads.size() == 1 ? heads.iterator().next() : words;
            }
            List<String> best = words;
            for (String end : List.of(words.getFirst(), words.getLast())) {
                for (List<String> other : byEnds.getOrDefault(end, List.of())) {
                    boolean same = NameSpelling.alike(words, other) || sameEnds(words, other);
                    best = same && commoner(other, best) ? other : best;
                }
            }
            return best;
        }

        /** With and without a middle name. */
        private static boolean sameEnds(List<String> one, List<String> other) {
            return one.size() != other.size()
                    && one.getFirst().equals(other.getFirst())
                    && one.getLast().equals(other.getLast());
        }

        private boolean commoner(List<String> one, List<String> other) {
            int first = byWords.getOrDefault(one, new Seen()).statements;
            int second = byWords.getOrDefault(other, new Seen()).statements;
            return first != second ? first > second : String.join(" ", one).compareTo(String.join(" ", other)) < 0;
        }
    }
}
