package org.onrecord.processor.talkingpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.resource.WordLists;

/**
 * Finds the talking points of an actor. The result depends on the set of its statements on the issue, not on their order.
 *
 * <p>Each sentence, the earliest first, joins the most similar formulation or begins a new one. A formulation used on {@link #LEAST_OCCASIONS}
 * occasions, mostly in statements on the same topic of the issue, is a talking point, unless it is routine text that an
 * office writes in all its notices. One that the issue file declares is a talking point from its first use.
 */
public final class TalkingPoints {
    /** The number of occasions, days apart, that make a formulation a talking point. */
    static final int LEAST_OCCASIONS = 3;

    /** The boilerplate of proclamations and orders, headings in Markdown, and numbers of sections. */
    private static final Pattern BOILERPLATE =
            WordLists.ofLines(Formulation.class, "formulations.txt").pattern("boilerplate");

    private final Issue issue;
    private final DeclaredTalkingPoints declared;

    /** @param meaning returns the vector of a sentence, of length 1 */
    public TalkingPoints(Issue issue, Function<String, float[]> meaning) {
        this.issue = issue;
        this.declared = new DeclaredTalkingPoints(issue, meaning);
    }

    public record Said(Statement statement, List<SpokenSentence> sentences) {
        /**
         * Prepares the sentences of a statement for comparison: those that name the issue and their neighbours, without boilerplate. If none names
         * it, as in an answer to a question that does, all sentences are used.
         *
         * @param names tells whether words name the issue
         */
        public static Said of(
                Statement statement,
                List<String> sentences,
                Predicate<String> names,
                Function<String, float[]> meaning) {
            List<SpokenSentence> spoken = new ArrayList<>();
            List<Boolean> naming = sentences.stream().map(names::test).toList();
            for (int i = 0; i < sentences.size(); i++) {
                String words = sentences.get(i);
                boolean near = naming.subList(Math.max(0, i - 1), Math.min(i + 2, naming.size()))
                        .contains(true);
                if (naming.contains(true) && !near || BOILERPLATE.matcher(words).matches()) {
                    continue;
                }
                spoken.add(new SpokenSentence(
                        statement, i, words, SentenceShingles.of(words), QuantizedVector.of(meaning.apply(words))));
            }
            return new Said(statement, spoken);
        }
    }

    /**
     * Returns the talking points of an actor, each with its history.
     *
     * @param holder the actor, see {@link TalkingPointHolders}; it must have a key
     * @param said all its statements on the issue that count
     */
    public List<TrackedTalkingPoint> of(Statement.Actor holder, Collection<Said> said) {
        List<Said> once = withoutCopies(said);
        List<SpokenSentence> sentences = once.stream()
                .flatMap(each -> each.sentences().stream())
                .sorted(SpokenSentence.EARLIEST)
                .toList();
        return oneDropADay(formulations(holder.key().orElseThrow(), sentences).stream()
                .flatMap(each -> track(holder, each, once).stream())
                .toList());
    }

    /** Keeps one drop of each day, the least likely by chance: what an actor leaves out of one speech is one piece of news. */
    private static List<TrackedTalkingPoint> oneDropADay(List<TrackedTalkingPoint> tracked) {
        Map<LocalDate, Lifecycle.Dropped> kept = new TreeMap<>();
        tracked.forEach(each -> each.drops()
                .forEach(drop -> kept.merge(
                        drop.day(), drop, (one, other) -> other.probability() < one.probability() ? other : one)));
        return tracked.stream()
                .map(each -> each.withDrops(drop -> kept.get(drop.day()) == drop))
                .toList();
    }

    /** Keeps the earliest statement of each cluster; statements of one sentence are all kept. */
    private static List<Said> withoutCopies(Collection<Said> said) {
        Map<String, Said> byWords = new TreeMap<>();
        for (Said each : said) {
            String cluster = each.statement().cluster();
            String key = each.sentences().size() > 1 && !cluster.isEmpty()
                    ? cluster
                    : each.statement().id();
            byWords.merge(key, each, (one, other) -> isEarlier(one, other) ? one : other);
        }
        return List.copyOf(byWords.values());
    }

    private static boolean isEarlier(Said one, Said other) {
        return one.sentences().isEmpty()
                || SpokenSentence.EARLIEST.compare(
                                one.sentences().getFirst(), other.sentences().getFirst())
                        <= 0;
    }

    private List<Formulation> formulations(String actor, List<SpokenSentence> sentences) {
        List<Formulation> formulations = declared.of(actor);
        for (SpokenSentence sentence : sentences) {
            if (!Formulation.isDistinctive(sentence.wording())) {
                continue;
            }
            Formulation best = mostAlike(formulations, sentence);
            if (best != null) {
                best.uses().add(sentence);
            } else if (Formulation.standsAlone(sentence.words())) {
                String id = Ids.hash(
                        "talking-point", issue.id(), actor, sentence.statement(), Integer.toString(sentence.at()));
                formulations.add(Formulation.of(id, sentence));
            }
        }
        return formulations;
    }

    /** Returns the formulation most similar to a sentence: a declared one if any is similar, and the first of equals. */
    private static @Nullable Formulation mostAlike(List<Formulation> formulations, SpokenSentence sentence) {
        Formulation best = null;
        double most = 0;
        for (Formulation each : formulations) {
            if (best != null && best.isDeclared() && !each.isDeclared()) {
                return best;
            }
            double likeness = each.likeness(sentence.wording(), sentence.meaning());
            if (likeness > most) {
                most = likeness;
                best = each;
            }
        }
        return best;
    }

    private Optional<TrackedTalkingPoint> track(Statement.Actor holder, Formulation formulation, List<Said> said) {
        List<SpokenSentence> uses = formulation.uses();
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        SortedSet<LocalDate> used = uses.stream()
                .flatMap(use -> Optional.ofNullable(use.day()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Lifecycle.Occasion> occasions = Lifecycle.occasions(used);
        List<String> topics = topics(uses);
        if (!formulation.isDeclared() && (occasions.size() < LEAST_OCCASIONS || topics.isEmpty() || isRoutine(uses))) {
            return Optional.empty();
        }
        Lifecycle life = Lifecycle.of(used, spoke(said, topics, formulation));
        return Optional.of(new TrackedTalkingPoint(
                new TalkingPoint(
                        formulation.id(),
                        issue.id(),
                        holder,
                        formulation.isDeclared(),
                        formulation.shown(),
                        topics,
                        used.isEmpty() ? null : used.first(),
                        used.isEmpty() ? null : used.last(),
                        occasions.size(),
                        life.spoke(),
                        statements(uses).size(),
                        life.state(),
                        life.silent(),
                        life.probability(),
                        proofs(uses)),
                life.turns(),
                appeared(formulation, occasions, uses),
                uses));
    }

    /** Returns true if all sentences stand in an institution's own texts, none of which takes a side. */
    private static boolean isRoutine(List<SpokenSentence> uses) {
        return statements(uses).stream()
                .allMatch(each ->
                        each.kind() == Statement.Kind.OWN_TEXT && each.stances().isEmpty());
    }

    private static Collection<Statement> statements(List<SpokenSentence> uses) {
        return uses.stream()
                .collect(Collectors.toMap(SpokenSentence::statement, SpokenSentence::source, (one, other) -> one))
                .values();
    }

    private static @Nullable SpokenSentence appeared(
            Formulation formulation, List<Lifecycle.Occasion> occasions, List<SpokenSentence> uses) {
        int which = formulation.isDeclared() ? 0 : LEAST_OCCASIONS - 1;
        return occasions.size() <= which
                ? null
                : uses.stream()
                        .filter(use -> occasions.get(which).first().equals(use.day()))
                        .findFirst()
                        .orElse(null);
    }

    /** Returns the topics of at least half of the statements that use it. */
    private static List<String> topics(List<SpokenSentence> uses) {
        Map<String, Set<String>> byTopic = new TreeMap<>();
        uses.forEach(use -> use.topics()
                .forEach(topic ->
                        byTopic.computeIfAbsent(topic, none -> new HashSet<>()).add(use.statement())));
        int statements = statements(uses).size();
        return byTopic.entrySet().stream()
                .filter(topic -> topic.getValue().size() * 2L >= statements)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Returns the days on which the actor had occasion to say something: it spoke of at least half of the topics, or on the issue if there are none,
     * in a language in which it said it, and not perhaps in other words.
     */
    private static Set<LocalDate> spoke(List<Said> said, List<String> topics, Formulation formulation) {
        Set<String> languages =
                statements(formulation.uses()).stream().map(Statement::language).collect(Collectors.toSet());
        return said.stream()
                .filter(each -> languages.contains(each.statement().language())
                        && each.sentences().stream().noneMatch(formulation::mayBeSaidBy))
                .map(Said::statement)
                .filter(statement -> isAbout(statement, topics))
                .flatMap(statement -> Optional.ofNullable(statement.day()).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isAbout(Statement statement, List<String> topics) {
        long treated = statement.topics().stream()
                .map(Statement.TopicLabel::topic)
                .distinct()
                .filter(topics::contains)
                .count();
        return treated * 2 >= topics.size();
    }

    private static List<TalkingPoint.Use> proofs(List<SpokenSentence> uses) {
        List<SpokenSentence> kept = new ArrayList<>(uses);
        if (kept.size() > 2 * TalkingPoint.KEPT) {
            kept.subList(TalkingPoint.KEPT, kept.size() - TalkingPoint.KEPT).clear();
        }
        return kept.stream()
                .map(use -> new TalkingPoint.Use(
                        use.statement(),
                        use.source().document().id(),
                        use.day(),
                        use.words(),
                        use.source().actor().name(),
                        use.source().document().publisher(),
                        use.source().document().title(),
                        use.source().document().url()))
                .toList();
    }
}
