package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.DocumentSpeakers;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.Person;
import org.onrecord.processor.statement.speaker.PlatformAccounts;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.Words;

/**
 * Finds the author of a post whose publisher is known only by the site's address. A post may speak of anybody: the person whom it names is its
 * author only if its account says so, or an editor's sentence that he posted it.
 */
public final class PostAuthors {
    private static final PatternFile PATTERNS = new PatternFile("common", "releases");

    private PostAuthors() {}

    /** Returns true for a page about others' posts: its text starts with its title. */
    public static boolean compiled(Document document) {
        return !document.title().isBlank() && document.text().startsWith(document.title());
    }

    /** Returns the poster named in the first paragraph of a page about posts, else its subject, else the person in the title. */
    public static Optional<SpeakerMention> of(DocumentSpeakers speakers) {
        Document document = speakers.document();
        IntroducedPersons persons = speakers.persons();
        List<Span> paragraphs = ParagraphSplitter.lines(document.text());
        if (paragraphs.isEmpty() || !compiled(document)) {
            return persons.inTitle()
                    .map(Person::speaker)
                    .filter(speaker -> own(speakers, 0, speaker))
                    .flatMap(speaker -> document.title().isBlank() ? speakers.known(speaker) : Optional.of(speaker));
        }
        return introduced(speakers, paragraphs)
                .or(() -> persons.inTitle().map(Person::speaker).filter(speaker -> own(speakers, 0, speaker)));
    }

    /** Returns whom the lead sentence makes the author of the paragraphs behind it, unless they speak of that person as of another. */
    static Optional<SpeakerMention> introduced(DocumentSpeakers speakers, List<Span> paragraphs) {
        Document document = speakers.document();
        return lead(speakers, paragraphs.getFirst())
                .filter(author -> paragraphs.size() < 2
                        || PlatformAccounts.of(document.url()).isPresent()
                        || ReleaseAuthor.speech(document)
                        || own(speakers, paragraphs.get(1).start(), author));
    }

    /** Returns whoever published the rest according to a lead sentence, else the sentence's subject, else the holder of the account. */
    static Optional<SpeakerMention> lead(DocumentSpeakers speakers, Span sentence) {
        Document document = speakers.document();
        String text = document.text();
        SubjectReader subjects = new SubjectReader(speakers.persons());
        Optional<String> account = PlatformAccounts.of(document.url());
        boolean posted = account.isEmpty() || PATTERNS.in("posting", sentence.of(text));
        return LeadIns.publisher(text, sentence, subjects)
                .filter(unused -> posted)
                .or(() -> LeadSentences.subject(text, sentence, subjects)
                        .filter(speaker -> mayBe(speaker, document)
                                || posted
                                        && account.flatMap(speakers.actors()::account)
                                                .isEmpty()))
                .or(() ->
                        account.flatMap(speakers.actors()::account).map(holder -> SpeakerMention.named(holder.name())));
    }

    /** Returns false for a person whose name the account of the post does not contain. */
    private static boolean mayBe(SpeakerMention speaker, Document document) {
        String name = NameWords.surname(speaker);
        return PlatformAccounts.of(document.url())
                .filter(account ->
                        name.isEmpty() || !account.toLowerCase(Locale.ROOT).contains(name))
                .isEmpty();
    }

    /**
     * Returns false for a person of whom a text speaks before it says "I" or "we" outside quotations: "Minister Quill met ..." is a report of her
     * ministry. On a platform the account decides.
     */
    static boolean own(DocumentSpeakers speakers, int from, SpeakerMention author) {
        String name = NameWords.surname(author);
        Words parts = Word.split(author.name() == null ? "" : author.name());
        boolean person = !parts.isEmpty() && NameWords.is(parts.getLast()) && !SubjectReader.body(author);
        if (!person || PlatformAccounts.of(speakers.document().url()).isPresent()) {
            return mayBe(author, speakers.document());
        }
        String words = PATTERNS.matcher("quoted", speakers.document().text().substring(from))
                .replaceAll("");
        Matcher named = Pattern.compile("(?i)\\b" + Pattern.quote(name) + "\\b(?:['’]s)?,?\\s(?-i:[a-z])")
                .matcher(words);
        Matcher first = PATTERNS.matcher("first-person-outside", words);
        return !named.find() || first.find() && first.start() < named.start();
    }
}
