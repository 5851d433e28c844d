package org.onrecord.processor.statement.language;

import java.util.List;
import java.util.function.Predicate;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Span;

/** A reader of words that are not the speaker's own although no other speaker is named: hearsay and rejected words. */
public interface DistanceReader {
    /** Returns false if a stretch certainly has no such words; this quick check saves most texts the slow one. */
    boolean hinted(String text, Span stretch);

    /**
     * Adds the words found in a sentence, with spans relative to it.
     *
     * @param rejects true for words that reject something in any language, since documents mix languages
     */
    void add(String text, Span sentence, Predicate<CharSequence> rejects, List<Distanced> found);

    /** Returns true if words reject something: "groundless", "we reject". */
    boolean rejects(CharSequence words);
}
