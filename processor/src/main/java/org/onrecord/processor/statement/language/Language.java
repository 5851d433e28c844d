package org.onrecord.processor.statement.language;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.text.DateReader;
import org.onrecord.processor.statement.text.Dates;
import org.onrecord.processor.statement.text.SentenceSplitter;

/** What the finder needs to know of a language. It is chosen once for a document. */
public interface Language {
    /** The primary subtag of BCP 47: {@code en}. */
    String code();

    /** True if spaces stand between words. */
    default boolean spaced() {
        return true;
    }

    /**
     * Returns a reader of quoted and reported speech for one document.
     *
     * @param day the document's own, or null
     */
    ReportReader reports(String text, @Nullable LocalDate day, IntroducedPersons persons);

    /** Returns a reader of the names of events at which something is said. */
    OccasionReader occasions();

    /** Returns a reader of words that are not the speaker's own. */
    DistanceReader distance();

    /** Returns a reader of dates; by default one that knows the dates of English, Spanish and Chinese. */
    default DateReader dates() {
        return Dates.KNOWN;
    }

    /** Returns a reader of the labels in transcripts; by default one that looks in the word lists of all languages. */
    default LabelReader labels() {
        return new LabelReader();
    }

    /** Returns the sentences of a stretch of text; by default divided by the marks and abbreviations of all languages. */
    default List<Span> sentences(String text, Span stretch) {
        return SentenceSplitter.split(text, stretch);
    }
}
