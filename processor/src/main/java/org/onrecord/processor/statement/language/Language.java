package org.onrecord.processor.statement.language;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.text.DateReader;
import org.onrecord.processor.statement.text.Dates;
import org.onrecord.processor.statement.text.SentenceSplitter;

/** A language of documents: the readers that the finder uses for it. Each document has one language. */
public interface Language {
    /** Returns the primary subtag of BCP 47: {@code en}. */
    String code();

    /** Returns true if words are separated by spaces. */
    default boolean spaced() {
        return true;
    }

    /**
     * Returns a reader of quoted and reported speech for one document.
     *
     * @param day the date of the document, or null
     */
    ReportReader reports(String text, @Nullable LocalDate day, IntroducedPersons persons);

    /** Returns a reader of the names of events at which something is said. */
    OccasionReader occasions();

    /** Returns a reader of hearsay and rejected words. */
    DistanceReader distance();

    /** Returns a reader of dates, by default for English, Spanish and Chinese. */
    default DateReader dates() {
        return Dates.KNOWN;
    }

    /** Returns a reader of transcript labels, by default with the word lists of all languages. */
    default LabelReader labels() {
        return new LabelReader();
    }

    /** Returns the sentences of a stretch of text, by default with the marks and abbreviations of all languages. */
    default List<Span> sentences(String text, Span stretch) {
        return SentenceSplitter.split(text, stretch);
    }
}
