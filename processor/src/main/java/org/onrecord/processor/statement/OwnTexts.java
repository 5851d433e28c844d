package org.onrecord.processor.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;

/** Decides whether a whole document is its publisher's own text, and whose. */
final class OwnTexts {
    private static final Lexicon LEXICON = Lexicon.get();
    private static final Pattern PUBLISHES = Pattern.compile(
            "\\b(?:posts?|posted|tweet\\w*|releases?|released|issues|issued|published?|publishes|statements?|notice|fact sheet|read-?out|proclamation|executive order|memorandum|letter|order|Truth Social|announcement|sign(?:ed|s)|notification|guidance|rule)\\b");
    private static final Pattern TRAILING = Pattern.compile(
            "[,”\"] (?:[\\w .'’-]{2,60} (?:said|noted|added|told|stated)\\b|(?:said|added|stressed|noted) (?:the |[A-Z]))|\\bIt is reported\\b|\\bmade the remarks\\b|\\((?:Xinhua|Reuters|AP)\\)");
    private static final Pattern BY = Pattern.compile(
            "(?i)\\b(?:statement|remarks|message|letter|address|memorandum|proclamation|op-ed|press statement|speech|testimony)s?(?: as (?:prepared|delivered)(?: for delivery)?)? (?:by|from|of) (.{3,90}?)(?: (?:on|at|in|to|for|regarding|during|before|after|about|following|as|upon|with)\\b.*|[:,;].*|$)");
    private static final Pattern POSSESSIVE =
            Pattern.compile("^(.{3,80}?)['’]s? (?:statement|remarks|message|letter|address)\\b");
    private static final Pattern PRESIDENT = Pattern.compile("\\bI, ([A-Z][A-Za-z. ]{4,40}?),? President\\b");

    private OwnTexts() {}

    /** True if the document is its publisher's or the summarised speaker's own text as a whole. */
    static boolean whole(Document document, List<Span> paragraphs, boolean summarised) {
        String publisher = document.publisher().toLowerCase(Locale.ROOT);
        boolean own =
                document.speaker() != null || LEXICON.group("own").anywhere(publisher) && !publisher.contains("scio");
        if (!summarised) {
            return own;
        }
        String summary = paragraphs.getFirst().of(document.text());
        if (!own && (summary.contains("“") || summary.contains("\""))) {
            return false;
        }
        int news = 0;
        for (Span paragraph : paragraphs.subList(1, paragraphs.size())) {
            news += TRAILING.matcher(paragraph.of(document.text())).find() ? 1 : 0;
        }
        boolean newsy = news * 5 >= paragraphs.size() - 1;
        return own || !newsy && PUBLISHES.matcher(summary).find();
    }

    /** Whose text it is, by title and publisher. */
    static Source speaker(Document document, Cast cast) {
        String title = document.title();
        Optional<Source> spokesperson = ChineseSpokespersons.in(title);
        if (spokesperson.isPresent()) {
            return spokesperson.get();
        }
        Matcher by = BY.matcher(title);
        if (by.find()) {
            return named(by.group(1), cast);
        }
        Matcher possessive = POSSESSIVE.matcher(title);
        if (possessive.find()) {
            return named(possessive.group(1), cast);
        }
        String head =
                document.text().substring(0, Math.min(3000, document.text().length()));
        Matcher president = PRESIDENT.matcher(head);
        if (president.find()) {
            return new Source(capitals(president.group(1).strip()), "President", null, false);
        }
        if (head.contains("vested in me as President") || head.contains("authority vested in me by the Constitution")) {
            return cast.titled("president")
                    .or(() -> cast.byRole("president", 0))
                    .map(Person::source)
                    .orElse(Source.named("The President"));
        }
        // A site's address names nobody: whom the title introduces posted it.
        boolean address = document.speaker() == null
                && document.publisher().indexOf('.') > 0
                && document.publisher().indexOf(' ') < 0;
        return (address ? Posters.of(document, cast) : Optional.<Source>empty()).orElseGet(() -> publisher(document));
    }

    static Source publisher(Document document) {
        String speaker = document.speaker();
        if (speaker != null) {
            return Source.named(speaker);
        }
        String name = document.publisher().strip();
        int bracket = name.indexOf(" (");
        String plain = bracket > 0 ? name.substring(0, bracket) : name;
        Matcher member = Pattern.compile("^((?:House|Senate) member|Senator|Rep\\.|Sen\\.)\\s+(.*)$")
                .matcher(plain);
        if (member.find()) {
            return new Source(member.group(2), member.group(1), null, false);
        }
        if (plain.startsWith("中华人民共和国")) {
            plain = plain.substring("中华人民共和国".length());
        }
        return plain.isEmpty() ? Source.NOBODY : Source.named(plain);
    }

    static Source named(String tagged, Cast cast) {
        String words = PartyTags.without(tagged);
        Subjects subjects = new Subjects(words, cast);
        List<Words.Word> parts = Words.of(words, 0, words.length());
        return subjects.source(parts, 0, parts.size(), null).orElse(Source.named(words.strip()));
    }

    static String capitals(String name) {
        if (!name.equals(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        StringBuilder cased = new StringBuilder();
        boolean up = true;
        for (char c : name.toCharArray()) {
            cased.append(up ? c : Character.toLowerCase(c));
            up = !Character.isLetter(c) && c != '\'' && c != '’';
        }
        return cased.toString();
    }

    /** The side of the document's publisher. */
    static Optional<String> home(Document document) {
        String side = document.side();
        if (side != null) {
            return Optional.of(side);
        }
        String publisher = document.publisher().toLowerCase(Locale.ROOT);
        return Stream.of("CN", "MX", "CA", "UN", "US")
                .filter(one -> LEXICON.group("own " + one).anywhere(publisher))
                .findFirst();
    }
}
