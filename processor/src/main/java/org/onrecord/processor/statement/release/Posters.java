package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Source;
import org.onrecord.processor.statement.speaker.Cast;
import org.onrecord.processor.statement.speaker.Person;
import org.onrecord.processor.statement.speaker.Speakers;
import org.onrecord.processor.statement.speaker.Subjects;
import org.onrecord.processor.statement.text.Paragraphs;

/** Finds who posted the words on a page of a site, of whose publisher only the address is known. */
public final class Posters {
    private Posters() {}

    /** True for a compiler's page, which tells of others' posts: its text opens as its title does. */
    public static boolean compiled(Document document) {
        return !document.title().isBlank() && document.text().startsWith(document.title());
    }

    /** Whoever the first paragraph says posted or published it, else the paragraph's subject, else whom the title introduces. */
    public static Optional<Source> of(Speakers speakers) {
        Document document = speakers.document();
        Cast cast = speakers.cast();
        String text = document.text();
        List<Span> paragraphs = Paragraphs.of(text);
        if (paragraphs.isEmpty() || !compiled(document)) {
            return cast.inTitle()
                    .map(Person::source)
                    .flatMap(source -> document.title().isBlank() ? speakers.known(source) : Optional.of(source));
        }
        Subjects subjects = new Subjects(text, cast);
        Span first = paragraphs.getFirst();
        return Intros.publisher(text, first, subjects)
                .or(() -> Summaries.subject(text, first, subjects))
                .or(() -> cast.inTitle().map(Person::source));
    }
}
