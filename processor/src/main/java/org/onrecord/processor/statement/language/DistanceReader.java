package org.onrecord.processor.statement.language;

import java.util.List;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Span;

/** Finds hearsay and words that are taken up to be rejected. */
public interface DistanceReader {
    /** A quick look that spares most texts the slow one: false where a stretch certainly holds nothing of the kind. */
    boolean hinted(String text, Span stretch);

    /** Adds what a sentence holds; the spans added are relative to the sentence. */
    void add(String text, Span sentence, List<Distanced> found);
}
