package org.onrecord.processor.topic;

import java.util.List;
import java.util.function.Supplier;
import org.onrecord.events.Statement;
import org.onrecord.processor.passage.Passage;

/** Decides whether a statement is on the issue, and which topics it treats. */
public interface TopicLabeller {

    /** The topics of a statement; the score, from 0 to 1, is that of the decision whether it is on the issue. */
    record Topics(boolean onIssue, double score, List<Statement.TopicLabel> topics) {
        /** Certainly off the issue. */
        public static final Topics NONE = new Topics(false, 0, List.of());
    }

    default Topics label(Passage passage) {
        return label(passage.near(), () -> passage);
    }

    /**
     * Returns the topics of a passage of which only a part is prepared. Most words near an issue's name are not on the issue, and this part shows it.
     *
     * @param near the passage's sentences that name the issue, and those beside them: {@link Passage#near}
     * @param whole returns the passage; only called if it may be on the issue
     */
    Topics label(Passage near, Supplier<Passage> whole);
}
