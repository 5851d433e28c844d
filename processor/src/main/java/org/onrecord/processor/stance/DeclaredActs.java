package org.onrecord.processor.stance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.text.FormalActs;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.statement.Sentences;
import org.onrecord.processor.topic.TermSearch;

/**
 * The {@linkplain Issue.Act acts} that an issue file declares: whoever begins or ends what a claim is about takes a side on it, whatever a model
 * makes of the words. The sentence must name the thing in the clause of the act, and nobody else may be who does it.
 */
public final class DeclaredActs {
    /** What is taken for the probability that a side is right; docs/accuracy.md has those that were read. */
    private static final double RIGHT = 0.95;

    private static final int NEAR = 100;
    private static final int NEAR_IN_CHINESE = 30;
    private static final Pattern CLAUSE = Pattern.compile("[;:(，；：。（]|,(?! \\d)|\\b(?:that|que)\\b");
    private static final Pattern TOGETHER = Pattern.compile("[中美]{2}|两国|双方|\\b(?:and|y|e)\\b|[和与同]");

    /** "Tariffs are lifted" is an act; "tariffs were lifted" reports one, and "the tariffs imposed by others" are a thing. */
    private static final Pattern PASSIVE = Pattern.compile("\\b(?:is|are|queda|quedan|son|es|se)\\b|\\p{IsHan}");

    private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}&&\\P{IsHan}]+ ");

    private static final Pattern BY_OTHERS = Pattern.compile("[被由]|\\b(?:by|por) ");

    private final Parties parties;
    private final double score;
    private final List<Thing> things;

    private record Thing(Issue.Claim claim, Issue.Act act, TermSearch words, TermSearch with) {
        boolean isDone(FormalActs.Found done, String sentence, String speaker) {
            return (act.by().isEmpty() || act.by().contains(speaker))
                    && (act.with().isEmpty() || with.in(sentence))
                    && (claim.between().isEmpty() || claim.between().containsAll(Sentences.governments(sentence)))
                    && words.starts(sentence).stream()
                            .noneMatch(at -> at < done.start()
                                    && ONE_WORD.matcher(sentence.substring(at, done.start()))
                                            .matches())
                    && words.starts(sentence).stream().anyMatch(at -> isDone(done, at, sentence, speaker));
        }

        /** @param at offset of the thing that is begun or ended */
        private boolean isDone(FormalActs.Found done, int at, String sentence, String speaker) {
            boolean passive = at < done.start();
            String gap = passive ? sentence.substring(at, done.end()) : sentence.substring(done.start(), at);
            int most = gap.codePoints().anyMatch(Character::isIdeographic) ? NEAR_IN_CHINESE : NEAR;
            return gap.length() <= most
                    && !CLAUSE.matcher(gap).find()
                    && !(passive
                            && (!PASSIVE.matcher(gap).find()
                                    || BY_OTHERS.matcher(sentence.substring(at)).find()))
                    && isBy(speaker, sentence.substring(0, Math.min(at, done.start())));
        }

        /** Returns true if the clause up to an act names nobody who does it but the speaker's government, alone or with the others of the claim. */
        private boolean isBy(String speaker, String before) {
            String clause = before.substring(CLAUSE.matcher(before)
                    .results()
                    .mapToInt(MatchResult::end)
                    .max()
                    .orElse(0));
            Set<String> named = Sentences.governments(clause);
            return named.isEmpty()
                    || named.equals(Set.of(speaker))
                    || claim.between().contains(speaker)
                            && claim.between().containsAll(named)
                            && named.contains(speaker)
                            && TOGETHER.matcher(clause).find();
        }
    }

    public DeclaredActs(Issue issue) {
        parties = new Parties(issue);
        score = issue.learned().mark().isEmpty() ? StanceDecision.UNTAUGHT : RIGHT;
        things = issue.claims().stream()
                .flatMap(claim -> claim.acts().stream()
                        .map(act -> new Thing(
                                claim,
                                act,
                                new TermSearch(act.words(), act.unless()),
                                new TermSearch(act.with(), List.of()))))
                .toList();
    }

    /**
     * Returns the sides that a speaker's words take by what they do. Words that begin a thing and end it take none.
     *
     * @param year in which they were said
     */
    public List<StanceLabel> of(Passage passage, int year) {
        Map<String, Map<Stance, StanceLabel>> taken = new TreeMap<>();
        for (Thing thing : things) {
            passage.sentences().stream()
                    .filter(each -> each.shows() && !StanceCues.conditional(each.text(), passage.language()))
                    .forEach(each -> FormalActs.find(each.text(), year).stream()
                            .filter(done -> thing.isDone(done, each.text(), passage.side()))
                            .map(done -> done.begins()
                                    ? thing.act.begun()
                                    : thing.act.begun().opposite())
                            .forEach(side -> taken.computeIfAbsent(thing.claim.id(), any -> new EnumMap<>(Stance.class))
                                    .putIfAbsent(
                                            side,
                                            new StanceLabel(thing.claim.id(), side, score, each.span(), each.text()))));
        }
        return taken.entrySet().stream()
                .filter(each -> each.getValue().size() == 1 && parties.allow(each.getKey(), passage))
                .flatMap(each -> each.getValue().values().stream())
                .toList();
    }
}
