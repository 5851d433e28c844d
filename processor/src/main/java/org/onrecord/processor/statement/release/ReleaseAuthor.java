package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern PUBLISHES =
            Pattern.compile("\\b" + WordList.of("publishing-words").alternatives() + "\\b");
    private static final Pattern TRAILING = PATTERNS.pattern("trailing");
    private static final String SPOKEN = "remarks|speech|address|testimony|toast|keynote";
    private static final Pattern BY = PATTERNS.pattern("by");
    private static final Pattern JOINT = PATTERNS.pattern("joint");
    /** A report of talks is its publisher's, not theirs who talked. */
    private static final Pattern READOUT = PATTERNS.pattern("readout");

    /** A URL loses the apostrophe of "Minister Quill's Call". */
    private static final Pattern OWNER = PATTERNS.pattern("owner");

    private static final Pattern CONVERSATION = PATTERNS.pattern("conversation");
    private static final Pattern SPANISH = PATTERNS.pattern("spanish");
    private static final Pattern SPOKEN_ALONE = Pattern.compile("(?i)" + SPOKEN);
    private static final Pattern SPOKEN_INSIDE = Pattern.compile("(?i)\\b(?:" + SPOKEN + ")\\b");
    private static final Pattern POSSESSIVE = PATTERNS.pattern("possessive");
    private static final Pattern DELIVERS = PATTERNS.pattern("delivers");
    private static final Pattern OF_OTHERS =
            Pattern.compile("(?i)^" + WordList.of("titles-of-others").alternatives() + "\\b");
    private static final Pattern PRESIDENTIAL = PATTERNS.pattern("presidential");
    /** Titles of acts that only a president signs. */
    private static final Pattern ACT = Pattern.compile(
            "(?i)^(?:an? )?" + WordList.of("presidential-acts").alternatives() + "\\b(?! of understanding)");
    /** The part of a URL that marks such acts. */
    private static final Pattern SECTION = PATTERNS.pattern("section");

    /** A group without a name of its own: its texts count as the publisher's. */
    private static final Pattern GROUP = PATTERNS.pattern("group");

    private static final int SIGNED = 6;
    private static final Pattern PRESIDENT = Pattern.compile("\\bI, ([A-Z][A-Za-z. ]{4,40}?),? President\\b");

    private ReleaseAuthor() {}

    /** The country of one of several authors: "of Canada" in "Otto Marsh and Ada Quill of Canada". */
    private static final Pattern COUNTRIES = PATTERNS.pattern("countries");

    /** Returns true if the whole document is the own text of its publisher or of the speaker in its lead sentence. */
    public static boolean whole(DocumentSpeakers speakers, List<Span> paragraphs, boolean summarised) {
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
                .filter(paragraph ->
                        TRAILING.matcher(paragraph.of(document.text())).find())
                .count();
        boolean newsy = news * 5 >= paragraphs.size() - 1;
        return own || !newsy && PUBLISHES.matcher(summary).find();
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
                .filter(words -> !GROUP.matcher(words).find())
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
        Matcher president = PRESIDENT.matcher(head);
        if (president.find()) {
            return new SpeakerMention(Capitals.cased(president.group(1).strip()), "President", null, false);
        }
        boolean whiteHouse = document.publisher().contains("White House");
        if (PRESIDENTIAL.matcher(head).find() && (head.contains("vested in me") || whiteHouse)
                || whiteHouse
                        && (ACT.matcher(title).find()
                                || signed(document, persons).isPresent()
                                || document.url() != null
                                        && SECTION.matcher(document.url()).find())) {
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
        return Stream.of(BY, POSSESSIVE, DELIVERS)
                .map(pattern -> pattern.matcher(title))
                .filter(Matcher::find)
                .limit(1)
                .anyMatch(matcher -> SPOKEN_ALONE
                        .matcher(matcher.group(matcher.pattern() == BY ? 1 : 2))
                        .matches());
    }

    /** Returns both makers of a joint statement that its title names: "Canada-Mexico Joint Statement". */
    static Optional<SpeakerMention> parties(String title) {
        Matcher joint = JOINT.matcher(title);
        return joint.find()
                ? JointSpeakers.named(joint.group(1) == null ? joint.group(2) : joint.group(1))
                : Optional.empty();
    }

    /** Returns the author that a title names: "Remarks by X", "X's Address", "X Delivers Remarks". */
    private static Optional<String> titled(String title) {
        if (READOUT.matcher(title).find()) {
            return Optional.empty();
        }
        Matcher by = BY.matcher(title);
        if (by.find()) {
            return Optional.of(COUNTRIES.matcher(by.group(2)).replaceAll(""));
        }
        if (OF_OTHERS.matcher(title).find()) {
            return Optional.empty();
        }
        return Stream.of(SPANISH, POSSESSIVE, DELIVERS)
                .map(pattern -> pattern.matcher(title))
                .filter(Matcher::find)
                .findFirst()
                .map(matcher -> matcher.group(1));
    }

    /** Returns the registered person whose name opens a title of remarks, or the guest of a conversation or interview. */
    private static Optional<SpeakerMention> opens(String title, IntroducedPersons persons) {
        Matcher owner = OWNER.matcher(title);
        if (!READOUT.matcher(title).find() && owner.find() && persons.registered(owner.group(1))) {
            return Optional.of(SubjectReader.named(owner.group(1), persons));
        }
        Matcher conversation = CONVERSATION.matcher(title);
        if (conversation.find() && persons.registered(conversation.group(1))) {
            return Optional.of(SpeakerMention.named(conversation.group(1)));
        }
        Words words = Word.split(title, 0, Math.min(title.length(), 60));
        String start = words.size() > 2 ? title.substring(0, words.get(1).end()) : "";
        return !start.isEmpty() && SPOKEN_INSIDE.matcher(title).find() && persons.registered(start)
                ? Optional.of(SubjectReader.named(start, persons))
                : Optional.empty();
    }

    /** Returns the president who gives an order: by signature, else by title, else by the registry on that day, else by the text. */
    private static SpeakerMention president(DocumentSpeakers speakers) {
        IntroducedPersons persons = speakers.persons();
        return signed(speakers.document(), persons)
                .or(() -> persons.titled("president")
                        .filter(person -> persons.registered(person.name()))
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
            if (line.length() <= 40 && Capitals.shouted(line) && person && persons.registered(name)) {
                return Optional.of(new SpeakerMention(name, "President", null, false));
            }
        }
        return Optional.empty();
    }
}
