package org.onrecord.processor.opinion;

import java.util.List;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.opinion.Inquiry;

/** What a model answered to an inquiry: sides that hold against the words asked about, or nothing that can be taken. */
public sealed interface Answer {

    /** The sides that it reads; none for claims left out. */
    record Sides(List<SideTaken> taken) implements Answer {}

    /**
     * An answer that is not what was asked for.
     *
     * @param reason a sentence for people
     */
    record Refused(String reason) implements Answer {}

    /**
     * Reads the body of a chat completion. All of it is taken or nothing: an answer with one made-up quotation deserves no trust for the
     * rest.
     *
     * @param body as the endpoint sent it
     */
    static Answer read(String body, Inquiry inquiry) {
        return AnswerReader.read(body, inquiry);
    }
}
