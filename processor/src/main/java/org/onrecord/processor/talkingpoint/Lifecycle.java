package org.onrecord.processor.talkingpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.TalkingPoint;

/**
 * The drops and revivals of a talking point, from the days on which it was used and those on which its actor spoke of its topic.
 *
 * <p>Days close together are one occasion, since papers carry words a day or two after they were said. After the first use, the probability of a
 * use is estimated from the occasions so far on which the actor spoke (uniform prior). A silence is a drop once its probability by chance, that
 * of no use on all its occasions (beta-binomial), is below 1 in 100: an actor has many talking points, and each is asked after each occasion.
 *
 * @param spoke number of occasions from the first use on
 * @param silent number of occasions since the last use
 * @param probability of that silence by chance; 1 without a silence
 */
public record Lifecycle(List<Turn> turns, int spoke, int silent, double probability, TalkingPoint.State state) {
    /** A silence less likely than this is a drop. */
    static final double UNLIKELY = 0.01;

    /** How many days after its first one an occasion can last. */
    static final int ECHO_DAYS = 2;

    /** The least number of uses before a drop. */
    static final int LEAST_USES = 3;

    /** A change in the use of a talking point. */
    public sealed interface Turn {
        LocalDate day();
    }

    /**
     * The actor dropped it.
     *
     * @param day on which the silence became too long to be chance
     * @param lastUse before the silence
     * @param silent number of occasions since, including this one
     * @param of number of occasions from the first use to the last
     * @param probability of such a silence by chance
     */
    public record Dropped(LocalDate day, LocalDate lastUse, int silent, int uses, int of, double probability)
            implements Turn {}

    /** The actor used it again after a drop, for the first time since {@code lastUse}. */
    public record Revived(LocalDate day, LocalDate lastUse) implements Turn {}

    /**
     * Returns the lifecycle of a talking point.
     *
     * @param used days of use
     * @param spoke days on which the actor spoke of the topic; days of use may be left out
     */
    public static Lifecycle of(Collection<LocalDate> used, Collection<LocalDate> spoke) {
        SortedSet<LocalDate> all = new TreeSet<>(spoke);
        all.addAll(used);
        List<Turn> turns = new ArrayList<>();
        @Nullable Count count = null;
        for (Occasion each : occasions(all)) {
            @Nullable LocalDate use = each.firstOf(used);
            if (count == null) {
                count = use == null ? null : new Count(use, 1, 1, 0, false);
            } else if (use != null) {
                if (count.dropped) {
                    turns.add(new Revived(use, count.lastUse));
                }
                count = count.usedOn(each.last(used));
            } else {
                count = count.silentOnceMore();
                if (!count.dropped && count.uses >= LEAST_USES && count.probability() < UNLIKELY) {
                    turns.add(new Dropped(
                            each.first(), count.lastUse, count.silent, count.uses, count.of, count.probability()));
                    count = count.drop();
                }
            }
        }
        return count == null
                ? new Lifecycle(List.of(), 0, 0, 1, TalkingPoint.State.CURRENT)
                : new Lifecycle(
                        List.copyOf(turns), count.of + count.silent, count.silent, count.probability(), state(turns));
    }

    private static TalkingPoint.State state(List<Turn> turns) {
        return turns.isEmpty()
                ? TalkingPoint.State.CURRENT
                : switch (turns.getLast()) {
                    case Dropped dropped -> TalkingPoint.State.DROPPED;
                    case Revived revived -> TalkingPoint.State.REVIVED;
                };
    }

    /** Groups days into occasions, in order. */
    static List<Occasion> occasions(Collection<LocalDate> days) {
        List<Occasion> occasions = new ArrayList<>();
        for (LocalDate day : new TreeSet<>(days)) {
            if (!occasions.isEmpty()
                    && !occasions.getLast().first().plusDays(ECHO_DAYS).isBefore(day)) {
                occasions.set(
                        occasions.size() - 1, new Occasion(occasions.getLast().first(), day));
            } else {
                occasions.add(new Occasion(day, day));
            }
        }
        return occasions;
    }

    /** Days close together. */
    record Occasion(LocalDate first, LocalDate last) {
        private @Nullable LocalDate firstOf(Collection<LocalDate> days) {
            return days.stream()
                    .filter(this::contains)
                    .min(LocalDate::compareTo)
                    .orElse(null);
        }

        private LocalDate last(Collection<LocalDate> days) {
            return days.stream()
                    .filter(this::contains)
                    .max(LocalDate::compareTo)
                    .orElse(last);
        }

        private boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /**
     * The counts so far.
     *
     * @param of number of occasions from the first use to the last
     * @param silent number of occasions since the last use
     */
    private record Count(LocalDate lastUse, int uses, int of, int silent, boolean dropped) {
        Count usedOn(LocalDate day) {
            return new Count(day, uses + 1, of + silent + 1, 0, false);
        }

        Count silentOnceMore() {
            return new Count(lastUse, uses, of, silent + 1, dropped);
        }

        Count drop() {
            return new Count(lastUse, uses, of, silent, true);
        }

        /** Returns the probability of no use on all silent occasions, given the uses before. */
        double probability() {
            double probability = 1;
            for (int i = 0; i < silent; i++) {
                probability *= (of - uses + 1.0 + i) / (of + 2.0 + i);
            }
            return probability;
        }
    }
}
