package org.onrecord.processor.statement.draft;

import java.util.List;
import java.util.Optional;

/**
 * The statements that a paragraph attributes to others.
 *
 * @param announced the speaker whom the end of the paragraph announces ("X said in the interview:") for the next one
 */
public record ReportedSpeech(List<Draft> drafts, Optional<SpeakerMention> announced) {
    /** Returns the same statements as not rejected by whoever reports them. */
    public ReportedSpeech undistanced() {
        return new ReportedSpeech(drafts.stream().map(Draft::undistanced).toList(), announced);
    }
}
