package org.onrecord.processor.statement.language;

import java.util.List;
import java.util.function.Predicate;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Span;

/** Finds words that are not the speaker's own though nobody is named who says them: hearsay, and what is taken up to be rejected. */
public interface DistanceReader {
    /** A quick look that spares most texts the slow one: false where a stretch certainly holds nothing of the kind. */
    boolean hinted(String text, Span stretch);

    /**
     * Adds what a sentence holds; the spans added are relative to the sentence.
     *
     * @param rejects true for words that reject something in any language, as documents mix them
     */
    void add(String text, Span sentence, Predicate<CharSequence> rejects, List<Distanced> found);

    /** True if words reject something: "groundless", "we reject". */
    boolean rejects(CharSequence words);
}
