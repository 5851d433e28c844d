package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.ChineseNames;
import org.onrecord.processor.statement.speaker.DocumentSpeakers;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.JointSpeakers;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.speaker.Person;
import org.onrecord.processor.statement.speaker.Publishers;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.speaker.UrlTitles;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Decides whether a whole document is its publisher's own text, and names its author. */
public final class ReleaseAuthor {
    private static final PatternFile PATTERNS = new PatternFile("common", "release-authors");

    private static final int SIGNED = 6;

    private ReleaseAuthor() {}

    /** Returns true if the whole document is the own text of its publisher or of the speaker in its lead sentence. */
    public static boolean isOwnText(DocumentSpeakers speakers, List<Span> paragraphs, boolean summarised) {
        Document document = speakers.document();
        String publisher = document.publisher().toLowerCase(Locale.ROOT);
        boolean own = document.speaker() != null
                || (WordList.of("own-publishers").anywhere(publisher)
                                || speakers.actors()
                                        .institution(document.publisher())
                                        .isPresent())
                        && !publisher.contains("scio");
        if (!summarised) {
            return own;
        }
        String summary = paragraphs.getFirst().of(document.text());
        if (!own && (summary.contains("“") || summary.contains("\""))) {
            return false;
        }
        long news = paragraphs.stream()
                .skip(1)
                .filter(paragraph -> PATTERNS.in("trailing", paragraph.of(document.text())))
                .count();
        boolean newsy = news * 5 >= paragraphs.size() - 1;
        return own || !newsy && PATTERNS.in("publishes", summary);
    }

    /** Returns the author according to title, text and publisher. */
    public static SpeakerMention speaker(DocumentSpeakers speakers) {
        Document document = speakers.document();
        IntroducedPersons persons = speakers.persons();
        String title = UrlTitles.or(document);
        Optional<SpeakerMention> certain = ChineseNames.spokesperson(title)
                .or(() -> GazetteNotices.agency(speakers))
                .or(() -> parties(title));
        if (certain.isPresent()) {
            return certain.get();
        }
        Optional<SpeakerMention> titled = titled(title)
                .filter(words -> !PATTERNS.in("group", words))
                .map(words -> SubjectReader.named(words, persons))
                .or(() -> opens(title, persons).filter(speaker -> PostAuthors.own(speakers, 0, speaker)))
                .filter(speaker -> Publishers.mayBe(speaker, document))
                // A URL has no punctuation or capitals, so a name without an office may be no speaker.
                .filter(speaker -> !document.title().isBlank() || speakers.official(speaker))
                .map(speaker ->
                        document.title().isBlank() ? speakers.known(speaker).orElse(speaker) : speaker);
        if (titled.isPresent()) {
            return titled.get();
        }
        String head =
                document.text().substring(0, Math.min(3000, document.text().length()));
        Matcher president = PATTERNS.matcher("president", head);
        if (president.find()) {
            return new SpeakerMention(Capitals.cased(president.group(1).strip()), "President", null, false);
        }
        boolean whiteHouse = document.publisher().contains("White House");
        if (PATTERNS.in("presidential", head) && (head.contains("vested in me") || whiteHouse)
                || whiteHouse
                        && (PATTERNS.in("act", title)
                                || signed(document, persons).isPresent()
                                || document.url() != null && PATTERNS.in("section", document.url()))) {
            return president(speakers);
        }
        // A publisher that is only a site's address names nobody: the person in the title posted it.
        boolean address = document.speaker() == null && Publishers.address(document);
        return (address ? PostAuthors.of(speakers) : Optional.<SpeakerMention>empty())
                .orElseGet(() -> Publishers.of(document));
    }

    /** Returns true for a speech, as prepared or as delivered, on a page without speaker labels. */
    static boolean speech(Document document) {
        String title = document.title();
        return Stream.of(PATTERNS.pattern("by"), PATTERNS.pattern("possessive"), PATTERNS.pattern("delivers"))
                .map(pattern -> pattern.matcher(title))
                .filter(Matcher::find)
                .limit(1)
                .anyMatch(matcher -> PATTERNS.matcher(
                                "spoken-alone", matcher.group(matcher.pattern() == PATTERNS.pattern("by") ? 1 : 2))
                        .matches());
    }

    /** Returns both makers of a joint statement that its title names: "Canada-Mexico Joint Statement". */
    static Optional<SpeakerMention> parties(String title) {
        Matcher joint = PATTERNS.matcher("joint", title);
        return joint.find()
                ? JointSpeakers.named(joint.group(1) == null ? joint.group(2) : joint.group(1))
                : Optional.empty();
    }

    /** Returns the author that a title names: "Remarks by X", "X's Address", "X Delivers Remarks". */
    private static Optional<String> titled(String title) {
        if (PATTERNS.in("readout", title)) {
            return Optional.empty();
        }
        Matcher by = PATTERNS.matcher("by", title);
        if (by.find()) {
            return Optional.of(PATTERNS.matcher("countries", by.group(2)).replaceAll(""));
        }
        if (PATTERNS.in("of-others", title)) {
            return Optional.empty();
        }
        return Stream.of(PATTERNS.pattern("spanish"), PATTERNS.pattern("possessive"), PATTERNS.pattern("delivers"))
                .map(pattern -> pattern.matcher(title))
                .filter(Matcher::find)
                .findFirst()
                .map(matcher -> matcher.group(1));
    }

    /** Returns the registered person whose name opens a title of remarks, or the guest of a conversation or interview. */
    private static Optional<SpeakerMention> opens(String title, IntroducedPersons persons) {
        Matcher owner = PATTERNS.matcher("owner", title);
        if (!PATTERNS.in("readout", title) && owner.find() && persons.actors().knows(owner.group(1))) {
            return Optional.of(SubjectReader.named(owner.group(1), persons));
        }
        Matcher conversation = PATTERNS.matcher("conversation", title);
        if (conversation.find() && persons.actors().knows(conversation.group(1))) {
            return Optional.of(SpeakerMention.named(conversation.group(1)));
        }
        Words words = Word.split(title, 0, Math.min(title.length(), 60));
        String start = words.size() > 2 ? title.substring(0, words.get(1).end()) : "";
        return !start.isEmpty()
                        && PATTERNS.in("spoken-inside", title)
                        && persons.actors().knows(start)
                ? Optional.of(SubjectReader.named(start, persons))
                : Optional.empty();
    }

    /** Returns the president who gives an order: by signature, else by title, else by the registry on that day, else by the text. */
    private static SpeakerMention president(DocumentSpeakers speakers) {
        IntroducedPersons persons = speakers.persons();
        return signed(speakers.document(), persons)
                .or(() -> persons.titled("president")
                        .filter(person -> persons.actors().knows(person.name()))
                        .map(Person::speaker))
                .or(() -> speakers.holder("president", speakers.home()))
                .or(() -> persons.titled("president").map(Person::speaker))
                .or(() -> persons.byRole("president", 0).map(Person::speaker))
                .orElse(SpeakerMention.named("The President"));
    }

    /** Returns the registered president who signs the text in capitals. */
    private static Optional<SpeakerMention> signed(Document document, IntroducedPersons persons) {
        List<Span> paragraphs = ParagraphSplitter.lines(document.text());
        for (Span paragraph : paragraphs.subList(Math.max(0, paragraphs.size() - SIGNED), paragraphs.size())) {
            String line = paragraph.of(document.text()).strip();
            String name = Capitals.cased(line);
            Words words = Word.split(name);
            boolean person = words.stream()
                    .allMatch(word -> NameWords.is(word)
                            || NameWords.suffix(word)
                            || word.text().length() == 1);
            if (line.length() <= 40
                    && Capitals.shouted(line)
                    && person
                    && persons.actors().knows(name)) {
                return Optional.of(new SpeakerMention(name, "President", null, false));
            }
        }
        return Optional.empty();
    }
}
