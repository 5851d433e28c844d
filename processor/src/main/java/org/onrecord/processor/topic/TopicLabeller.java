package org.onrecord.processor.topic;

import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.processor.passage.Passage;

/** Decides whether a statement is on the issue, and which topics it treats. */
public interface TopicLabeller {

    /**
     * What a statement speaks of.
     *
     * @param onIssue true if it is on the issue
     * @param score of that, from 0 to 1
     * @param topics treated in substance
     */
    record Topics(boolean onIssue, double score, List<Statement.TopicLabel> topics) {
        /** Off the issue, beyond doubt. */
        public static final Topics NONE = new Topics(false, 0, List.of());
    }

    /** What the passage speaks of. */
    Topics label(Passage passage);
}
