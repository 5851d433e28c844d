package org.onrecord.processor.statement.language;

import java.util.Optional;
import org.onrecord.events.Statement.Span;

/** A reader of the names of events at which something is said. Its spans are relative to the given words. */
public interface OccasionReader {
    /** Returns the event in a part of the sentence that attributes a statement; the words of others are masked. */
    Optional<Span> said(String part);

    /** Returns the event that a sentence says was held, or at which somebody spoke. */
    Optional<Span> told(String sentence);

    /** Returns the event that a title names as the source of the text. */
    Optional<Span> titled(String title);

    /** Returns true if the words refer to an event named before: "there", "at the event". */
    boolean pointsBack(String part);
}
