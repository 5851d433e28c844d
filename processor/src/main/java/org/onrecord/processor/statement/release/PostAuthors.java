package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.DocumentSpeakers;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.Person;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.ParagraphSplitter;

/** Finds the author of a post whose publisher is known only by the site's address. */
public final class PostAuthors {
    private PostAuthors() {}

    /** Returns true for a page about others' posts: its text starts with its title. */
    public static boolean compiled(Document document) {
        return !document.title().isBlank() && document.text().startsWith(document.title());
    }

    /** Returns the poster named in the first paragraph of a page about posts, else its subject, else the person in the title. */
    public static Optional<SpeakerMention> of(DocumentSpeakers speakers) {
        Document document = speakers.document();
        IntroducedPersons persons = speakers.persons();
        String text = document.text();
        List<Span> paragraphs = ParagraphSplitter.lines(text);
        if (paragraphs.isEmpty() || !compiled(document)) {
            return persons.inTitle()
                    .map(Person::speaker)
                    .flatMap(speaker -> document.title().isBlank() ? speakers.known(speaker) : Optional.of(speaker));
        }
        SubjectReader subjects = new SubjectReader(persons);
        Span first = paragraphs.getFirst();
        return LeadIns.publisher(text, first, subjects)
                .or(() -> LeadSentences.subject(text, first, subjects))
                .or(() -> persons.inTitle().map(Person::speaker));
    }
}
