package org.onrecord.bench.accuracy;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.learning.LabelledPassage;
import org.onrecord.bench.accuracy.PassageAnswer.Decision;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;

/**
 * Counts from which all figures on passages are computed. Tallies of single passages can be added, so that a resample
 * is a sum.
 */
final class PassageTally {
    // Places of the counts that grow by at most one for each passage or decision.
    static final int PASSAGES = 0;
    static final int ON = 1;
    static final int ON_FOUND = 2;
    static final int OFF = 3;
    static final int OFF_FOUND = 4;
    static final int SIDE = 5;
    static final int OFFICIAL = 6;
    static final int SPEAKER = 7;
    static final int EVIDENCE = 8;
    static final int EVIDENCE_OVERLAPS = 9;

    private static final int CONFUSION = 10;
    private static final int TOPICS = CONFUSION + 9;

    /** The counts above, the confusion matrix, then right, invented and missed of each topic. */
    private final int[] counts;

    private PassageTally(int topics) {
        counts = new int[TOPICS + 3 * topics];
    }

    /** Counts one passage over these topics and claims. */
    static PassageTally of(JudgedPassage judged, List<String> topics, List<String> claims) {
        PassageTally tally = new PassageTally(topics.size());
        LabelledPassage gold = judged.gold();
        PassageAnswer answer = judged.answer();
        tally.add(PASSAGES, true);
        tally.add(ON, gold.onIssue());
        tally.add(ON_FOUND, gold.onIssue() && answer.onIssue());
        tally.add(OFF, !gold.onIssue());
        tally.add(OFF_FOUND, !gold.onIssue() && !answer.onIssue());
        tally.add(SIDE, gold.side().equals(answer.side()));
        tally.add(OFFICIAL, gold.official() == answer.official());
        tally.add(SPEAKER, SpeakerNames.right(gold.speakers(), answer.speaker()));
        for (int i = 0; i < topics.size(); i++) {
            tally.addTopic(
                    i, gold.topics().contains(topics.get(i)), answer.topics().contains(topics.get(i)));
        }
        for (String claim : claims) {
            tally.addPair(judged, claim);
        }
        return tally;
    }

    private void addTopic(int topic, boolean wanted, boolean given) {
        if (wanted || given) {
            counts[TOPICS + 3 * topic + (wanted && given ? 0 : given ? 1 : 2)]++;
        }
    }

    private void addPair(JudgedPassage judged, String claim) {
        Decision said = judged.answer().decisions().get(claim);
        Stance gold = judged.gold().stances().get(claim);
        counts[CONFUSION + 3 * index(gold) + index(said == null ? null : said.stance())]++;
        List<Span> evidence = judged.gold().evidence().getOrDefault(claim, List.of());
        if (said != null && said.stance() == gold && !evidence.isEmpty()) {
            add(EVIDENCE, true);
            Span given = said.evidence();
            add(
                    EVIDENCE_OVERLAPS,
                    evidence.stream().anyMatch(span -> span.start() < given.end() && given.start() < span.end()));
        }
    }

    /** Returns the row or column of a stance in the confusion matrix: favor, against, none. */
    private static int index(@Nullable Stance stance) {
        return stance == null ? 2 : stance == Stance.FAVOR ? 0 : 1;
    }

    private void add(int count, boolean holds) {
        counts[count] += holds ? 1 : 0;
    }

    /** Returns the sum of tallies over the same topics. */
    static PassageTally sum(Collection<PassageTally> tallies, int topics) {
        PassageTally sum = new PassageTally(topics);
        tallies.forEach(sum::add);
        return sum;
    }

    void add(PassageTally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** Returns an empty tally over the same number of topics. */
    PassageTally empty() {
        return new PassageTally(topics());
    }

    private int topics() {
        return (counts.length - TOPICS) / 3;
    }

    int get(int count) {
        return counts[count];
    }

    /** Returns the share of a count in another; NaN where the other is zero. */
    double share(int part, int whole) {
        return get(part) / orNan(get(whole));
    }

    private static double orNan(int count) {
        return count == 0 ? Double.NaN : count;
    }

    /** Returns the balanced accuracy of being on the issue. */
    double balanced() {
        return mean(share(ON_FOUND, ON), share(OFF_FOUND, OFF));
    }

    double accuracy() {
        return (get(ON_FOUND) + get(OFF_FOUND)) / orNan(get(PASSAGES));
    }

    LabelCounts topic(int topic) {
        int at = TOPICS + 3 * topic;
        return new LabelCounts(counts[at], counts[at + 1], counts[at + 2]);
    }

    double topicsMicroF1() {
        LabelCounts all = new LabelCounts(0, 0, 0);
        for (int i = 0; i < topics(); i++) {
            all = all.plus(topic(i));
        }
        return all.f1();
    }

    /** Returns the mean F1 of the topics that the readers give. */
    double topicsMacroF1() {
        double sum = 0;
        int given = 0;
        for (int i = 0; i < topics(); i++) {
            LabelCounts topic = topic(i);
            if (topic.gold() > 0) {
                sum += topic.f1();
                given++;
            }
        }
        return sum / orNan(given);
    }

    /** Returns a cell of the confusion matrix: the readers' stance (row) and OnRecord's (column). */
    int pairs(int gold, int said) {
        return counts[CONFUSION + 3 * gold + said];
    }

    LabelCounts side(Stance stance) {
        int i = index(stance);
        int right = pairs(i, i);
        return new LabelCounts(
                right,
                pairs(0, i) + pairs(1, i) + pairs(2, i) - right,
                pairs(i, 0) + pairs(i, 1) + pairs(i, 2) - right);
    }

    /** Returns the mean F1 of favor and against, or that of one of them where nobody gives the other. */
    double stanceMacroF1() {
        return mean(side(Stance.FAVOR).f1(), side(Stance.AGAINST).f1());
    }

    int labelledPairs() {
        return side(Stance.FAVOR).gold() + side(Stance.AGAINST).gold();
    }

    int opposite() {
        return pairs(0, 1) + pairs(1, 0);
    }

    double oppositeShare() {
        return opposite() / orNan(labelledPairs());
    }

    private static double mean(double one, double other) {
        return Double.isNaN(one) ? other : Double.isNaN(other) ? one : (one + other) / 2;
    }
}
