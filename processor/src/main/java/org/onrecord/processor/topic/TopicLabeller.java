package org.onrecord.processor.topic;

import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.processor.passage.Passage;

/** Decides whether a statement is on the issue, and which topics it treats. */
public interface TopicLabeller {

    /**
     * The topics of a statement.
     *
     * @param score of that decision, from 0 to 1
     */
    record Topics(boolean onIssue, double score, List<Statement.TopicLabel> topics) {
        /** Certainly off the issue. */
        public static final Topics NONE = new Topics(false, 0, List.of());
    }

    /** Returns the topics of a passage. */
    Topics label(Passage passage);
}
