package org.onrecord.processor.statement.speaker;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.processor.statement.draft.SpeakerMention;

/**
 * Who is who in one document.
 *
 * @param document the document
 * @param language primary subtag of its language
 * @param day its own day, or null
 * @param home the side of its publisher, or null
 * @param persons the persons whom it introduces
 * @param actors the registry
 */
public record DocumentSpeakers(
        Document document,
        String language,
        @Nullable LocalDate day,
        @Nullable String home,
        IntroducedPersons persons,
        ActorRegistry actors) {
    public static DocumentSpeakers of(Document document, String language, ActorRegistry actors) {
        LocalDate day =
                document.published() == null ? null : document.published().day().orElse(null);
        String home = Publishers.home(document).orElse(null);
        return new DocumentSpeakers(document, language, day, home, IntroducedPersons.of(document, actors), actors);
    }

    /** Who a source is on the document's day. */
    public Statement.Actor actor(SpeakerMention speaker) {
        return actors.of(speaker, day, home, persons);
    }

    /** True for one who holds or speaks for a public office on the document's day. */
    public boolean official(SpeakerMention speaker) {
        return actor(speaker).official();
    }

    /** A source under the registry's name for it, where the registry knows it. */
    public Optional<SpeakerMention> known(SpeakerMention speaker) {
        Statement.Actor actor = actor(speaker);
        String name = actor.name();
        return actor.id() == null || name == null ? Optional.empty() : Optional.of(SpeakerMention.named(name));
    }

    /** Who holds an office of a side on the document's day, where the registry tells. */
    public Optional<SpeakerMention> holder(String office, @Nullable String side) {
        return day == null || side == null
                ? Optional.empty()
                : actors.holder(office, day, side).map(SpeakerMention::named);
    }

    /** True if one source speaks for the government that the other, a country or capital alone, stands for. */
    public boolean ownSide(SpeakerMention speaker, SpeakerMention country) {
        String name = country.name();
        return name != null
                && country.role() == null
                && Sides.place(name)
                && actor(speaker).side().equals(actor(country).side());
    }
}
