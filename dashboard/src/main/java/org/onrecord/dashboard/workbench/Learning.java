package org.onrecord.dashboard.workbench;

import java.time.Instant;
import java.util.List;

/**
 * What an issue learns from its reviews.
 *
 * @param learns true if it learns by itself
 * @param why it does not; empty if it does
 * @param answers that editors gave: stances and topics that they decided
 * @param next with how many answers its learned file is made anew
 * @param now what is being done, a few words; empty if it waits for answers
 * @param rounds the oldest first
 * @param worth what the last ten minutes of answers were worth, a sentence; empty before the first round
 */
public record Learning(
        boolean learns, String why, int answers, int next, String now, List<Round> rounds, String worth) {

    /** The state of a process without learning. */
    public static Learning none(String why) {
        return new Learning(false, why, 0, 0, "", List.of(), "");
    }

    /**
     * A learned file that was made from answers, and what it gains on them, each labelled by what the others taught.
     *
     * @param at when
     * @param answers from which it was made
     * @param alonePrecision share of the positions told by the issue file alone that are right
     * @param aloneRecall share of the positions taken that the issue file alone tells
     * @param aloneF F0.5 of both: precision counts twice as much as recall
     * @param precision the same with what was learned
     * @param gained true if it is better in any part: on the issue, topics, positions
     * @param inForce true once the documents were read with it
     */
    public record Round(
            Instant at,
            int answers,
            double alonePrecision,
            double aloneRecall,
            double aloneF,
            double precision,
            double recall,
            double f,
            boolean gained,
            boolean inForce) {

        public Round putInForce() {
            return new Round(at, answers, alonePrecision, aloneRecall, aloneF, precision, recall, f, gained, true);
        }
    }
}
