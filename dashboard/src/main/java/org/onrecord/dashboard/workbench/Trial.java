package org.onrecord.dashboard.workbench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Stance;
import org.onrecord.events.json.JsonName;

/**
 * What an issue file would find in the documents of the running system, as far as they are read.
 *
 * @param words that would find more
 * @param problem why it failed; empty unless it did
 */
public record Trial(
        String id,
        State state,
        String title,
        @JsonUnwrapped Progress progress,
        @JsonUnwrapped Findings findings,
        List<Word> words,
        String problem) {

    /**
     * How many documents were looked at and read.
     *
     * @param total documents of the system, versions counted one by one
     * @param looked documents that were looked at, drawn evenly over the history
     * @param named how many of them use a term of the issue
     * @param toRead how many of these are read at most
     * @param seconds that reading took
     */
    public record Progress(long total, int looked, int named, int toRead, int read, double seconds) {}

    /**
     * What the documents say on the issue.
     *
     * @param onIssue documents with a statement on the issue
     * @param bySide statements by the government that the speaker speaks for
     * @param byTopic statements by topic; those without one are under the empty id
     * @param told number of the positions that would be told
     * @param sureEnough samples of these
     * @param justBelow the positions that are nearly sure enough, the surest first
     */
    public record Findings(
            int onIssue,
            int statements,
            Map<String, Integer> bySide,
            Map<String, Integer> byTopic,
            int told,
            List<Side> sureEnough,
            List<Side> justBelow) {}

    public enum State implements JsonName {
        LOOKING,
        READING,
        DONE,
        CANCELLED,
        FAILED;

        public boolean isOver() {
            return this == DONE || this == CANCELLED || this == FAILED;
        }
    }

    /**
     * A position that a statement takes.
     *
     * @param speaker the name as the document has it; may be empty
     * @param side the government that the speaker speaks for
     * @param words that show the position
     * @param title of the document, else its id
     */
    public record Side(
            String claim,
            Stance stance,
            double score,
            String speaker,
            String side,
            String words,
            String document,
            String title) {}

    /**
     * A word that would find more.
     *
     * @param documents without a term in which it stands
     */
    public record Word(String word, int documents) {}
}
