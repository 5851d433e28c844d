package org.onrecord.processor.statement.draft;

import java.util.List;
import java.util.Optional;

/**
 * What a paragraph attributes to others.
 *
 * @param drafts the statements, in the order found
 * @param announced the speaker of words that the paragraph announces at its end ("X said in the interview:") and the next one holds
 */
public record ReportedSpeech(List<Draft> drafts, Optional<SpeakerMention> announced) {
    /** Returns the same without the mark that whoever reports it rejects it. */
    public ReportedSpeech undistanced() {
        return new ReportedSpeech(drafts.stream().map(Draft::undistanced).toList(), announced);
    }
}
