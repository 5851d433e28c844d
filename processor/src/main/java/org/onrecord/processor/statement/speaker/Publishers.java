package org.onrecord.processor.statement.speaker;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.events.Document;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.WordList;

/** Identifies the publisher of a document and its side. */
public final class Publishers {

    private static final Pattern MEMBER = Pattern.compile("^((?:House|Senate) member|Senator|Rep\\.|Sen\\.)\\s+(.*)$");

    private Publishers() {}

    /** Returns false for anybody else on the page of one legislator, whose texts are the legislator's whomever their titles name. */
    public static boolean mayBe(SpeakerMention speaker, Document document) {
        SpeakerMention publisher = of(document);
        return publisher.role() == null
                || document.speaker() != null
                || NameWords.surname(publisher).equals(NameWords.surname(speaker));
    }

    /** Returns true if the publisher is given as a site's address. */
    public static boolean address(Document document) {
        return document.publisher().indexOf('.') > 0 && document.publisher().indexOf(' ') < 0;
    }

    /** Returns the publisher, or the speaker that the catalogue names for its own texts. */
    public static SpeakerMention of(Document document) {
        String speaker = document.speaker();
        if (speaker != null) {
            return SpeakerMention.named(speaker);
        }
        String name = document.publisher().strip();
        int bracket = name.indexOf(" (");
        String plain = bracket > 0 ? name.substring(0, bracket) : name;
        Matcher member = MEMBER.matcher(plain);
        if (member.find()) {
            return SpeakerMention.of(member.group(2), member.group(1));
        }
        if (plain.startsWith("中华人民共和国")) {
            plain = plain.substring("中华人民共和国".length());
        }
        return plain.isEmpty() ? SpeakerMention.NOBODY : SpeakerMention.named(plain);
    }

    /** Returns the side of the document's publisher. */
    static Optional<String> home(Document document) {
        String side = document.side();
        if (side != null) {
            return Optional.of(side);
        }
        String publisher = document.publisher().toLowerCase(Locale.ROOT);
        return Stream.of("CN", "MX", "CA", "UN", "US")
                .filter(one -> WordList.of("publishers-" + one).anywhere(publisher))
                .findFirst();
    }
}
