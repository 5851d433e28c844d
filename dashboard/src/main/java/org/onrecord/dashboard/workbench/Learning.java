package org.onrecord.dashboard.workbench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
     * @param alone accuracy of the issue file alone
     * @param taught accuracy with what was learned
     * @param gained true if it is better in any part: on the issue, topics, positions
     * @param inForce true once the documents were read with it
     */
    public record Round(
            Instant at,
            int answers,
            @JsonUnwrapped Alone alone,
            @JsonUnwrapped Accuracy taught,
            boolean gained,
            boolean inForce) {

        public Round putInForce() {
            return new Round(at, answers, alone, taught, gained, true);
        }
    }

    /**
     * How right the told positions are.
     *
     * @param precision share of the positions told that are right
     * @param recall share of the positions taken that are told
     * @param f F0.5 of both: precision counts twice as much as recall
     */
    public record Accuracy(double precision, double recall, double f) {}

    /** An {@link Accuracy} without what was learned, with names of its own in JSON. */
    public record Alone(
            @JsonProperty("alonePrecision") double precision,
            @JsonProperty("aloneRecall") double recall,
            @JsonProperty("aloneF") double f) {
        public Accuracy accuracy() {
            return new Accuracy(precision, recall, f);
        }
    }
}
