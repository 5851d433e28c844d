package org.onrecord.processor.statement.language;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.speaker.IntroducedPersons;

/**
 * A language of documents: the readers that the finder uses for it. Each document has one language.
 *
 * @param code the primary subtag of BCP 47: {@code en}
 * @param spaced true if words are separated by spaces
 * @param reports makes the reader of quoted and reported speech for one document
 * @param occasions the reader of the names of events at which something is said
 * @param distance the reader of hearsay and rejected words
 */
public record Language(
        String code, boolean spaced, Reports reports, OccasionReader occasions, DistanceReader distance) {

    /** Makes a reader of quoted and reported speech. */
    public interface Reports {
        /** Returns the reader for a document and its date, if that is known. */
        ReportReader reader(String text, @Nullable LocalDate day, IntroducedPersons persons);
    }
}
