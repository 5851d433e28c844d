package org.onrecord.processor.statement.language;

import java.util.Optional;
import org.onrecord.events.Statement.Span;

/** Finds how a language names the event at which something is said. The spans returned are relative to the part given. */
public interface OccasionReader {
    /** Returns the event at which the words were said that a part of their own sentence attributes; others' words in it are masked. */
    Optional<Span> said(String part);

    /** Returns the event that a sentence says was held or spoken at. */
    Optional<Span> told(String sentence);

    /** Returns the event whose record a title heads. */
    Optional<Span> titled(String title);

    /** True if the part points back to an event named before: "there", "at the event". */
    boolean pointsBack(String part);
}
