package org.onrecord.processor.statement;

import java.util.Optional;
import org.onrecord.events.Statement.Span;

/** How a language names the event at which something is said. The spans answered are those of the part given. */
interface OccasionWords {
    /** The event of the words that a part of their own sentence attributes; what others say in it stands as quotation marks. */
    Optional<Span> said(String part);

    /** The event of which a sentence tells that it was held or spoken at. */
    Optional<Span> told(String sentence);

    /** The event whose record the title heads. */
    Optional<Span> titled(String title);

    /** True if the part points back to an event named before: "there", "at the event". */
    boolean pointsBack(String part);

    /** The words of a language: English where it is none that we know. */
    static OccasionWords of(String language) {
        return switch (language) {
            case "zh" -> new ChineseOccasions();
            case "es" -> new SpanishOccasions();
            default -> new EnglishOccasions();
        };
    }
}
