package org.onrecord.processor.statement.draft;

import java.util.List;
import java.util.Optional;

/**
 * What a paragraph attributes to others.
 *
 * @param drafts the words, in the order found
 * @param dangling the source of words announced at the paragraph's end ("X said in the interview:"), to come in the next paragraph
 */
public record ReportedSpeech(List<Draft> drafts, Optional<SpeakerMention> dangling) {
    /** The same as one tells it who does not reject it. */
    public ReportedSpeech plain() {
        return new ReportedSpeech(drafts.stream().map(Draft::plain).toList(), dangling);
    }

    /** In whose words reported speech stands: this decides how far it reaches. */
    public enum Mode {
        /** A journalist's or compiler's own narrative. */
        NARRATIVE,
        /** The words of a speaker. */
        TURN,
        /** An institution's text: sentences behind "X said" are X's until the next attribution. */
        READOUT
    }
}
