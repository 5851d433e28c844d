package org.onrecord.processor.statement.language;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.text.SentenceSplitter;

/** What the finder needs to know of a language. It is chosen once for a document. */
public interface Language {
    /** The primary subtag of BCP 47: {@code en}. */
    String code();

    /** True if words stand between spaces. */
    boolean spaced();

    /**
     * A reader of quoted and reported speech for one document.
     *
     * @param day the document's own, or null
     */
    ReportReader reports(String text, @Nullable LocalDate day, IntroducedPersons cast);

    /** How the language names the event at which something is said. */
    OccasionReader occasions();

    /** How it marks words that are not the speaker's own. */
    DistanceReader distance();

    /** The sentences of a stretch of text. The usual marks and abbreviations of the languages known so far do for most. */
    default List<Span> sentences(String text, Span stretch) {
        return SentenceSplitter.split(text, stretch);
    }
}
