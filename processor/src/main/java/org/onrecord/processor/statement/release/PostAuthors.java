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

/** Finds who posted the words on a page of a site, of whose publisher only the address is known. */
public final class PostAuthors {
    private PostAuthors() {}

    /** True for a compiler's page, which tells of others' posts: its text opens as its title does. */
    public static boolean compiled(Document document) {
        return !document.title().isBlank() && document.text().startsWith(document.title());
    }

    /** Whoever the first paragraph says posted or published it, else the paragraph's subject, else whom the title introduces. */
    public static Optional<SpeakerMention> of(DocumentSpeakers speakers) {
        Document document = speakers.document();
        IntroducedPersons persons = speakers.persons();
        String text = document.text();
        List<Span> paragraphs = ParagraphSplitter.of(text);
        if (paragraphs.isEmpty() || !compiled(document)) {
            return persons.inTitle()
                    .map(Person::speaker)
                    .flatMap(speaker -> document.title().isBlank() ? speakers.known(speaker) : Optional.of(speaker));
        }
        SubjectReader subjects = new SubjectReader(text, persons);
        Span first = paragraphs.getFirst();
        return LeadIns.publisher(text, first, subjects)
                .or(() -> LeadSentences.subject(text, first, subjects))
                .or(() -> persons.inTitle().map(Person::speaker));
    }
}
