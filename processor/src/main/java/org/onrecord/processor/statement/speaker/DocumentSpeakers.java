package org.onrecord.processor.statement.speaker;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.processor.statement.draft.SpeakerMention;

/**
 * Identifies the speakers of one document: reads its names once, and looks each speaker up once for a day.
 *
 * @param language the primary subtag of the document's language
 * @param day the document's date, or null
 * @param home the side of the document's publisher, or null
 * @param known the actors found so far
 */
public record DocumentSpeakers(
        Document document,
        String language,
        @Nullable LocalDate day,
        @Nullable String home,
        IntroducedPersons persons,
        ShortDesignations designations,
        ActorRegistry actors,
        Map<Mention, Statement.Actor> known) {
    record Mention(SpeakerMention speaker, @Nullable LocalDate day) {}

    public static DocumentSpeakers of(Document document, String language, ActorRegistry actors) {
        LocalDate day =
                document.published() == null ? null : document.published().day().orElse(null);
        String home = Publishers.home(document).orElse(null);
        return new DocumentSpeakers(
                document,
                language,
                day,
                home,
                IntroducedPersons.of(document, actors),
                new ShortDesignations(document.title(), document.text()),
                actors,
                new HashMap<>());
    }

    /** Returns the actor that a speaker is on the document's date. */
    public Statement.Actor actor(SpeakerMention speaker) {
        return actor(speaker, day);
    }

    public Statement.Actor actor(SpeakerMention speaker, @Nullable LocalDate when) {
        return known.computeIfAbsent(new Mention(speaker, when), mention -> actors.of(speaker, when, home, persons));
    }

    /** Returns true for a speaker who holds or represents a public office on the document's date. */
    public boolean official(SpeakerMention speaker) {
        return actor(speaker).official();
    }

    /** Returns a registered speaker under the registry's name. */
    public Optional<SpeakerMention> known(SpeakerMention speaker) {
        Statement.Actor actor = actor(speaker);
        String name = actor.name();
        return actor.id() == null || name == null ? Optional.empty() : Optional.of(SpeakerMention.named(name));
    }

    /** Returns the registered holder of an office of a side on the document's date. */
    public Optional<SpeakerMention> holder(String office, @Nullable String side) {
        return day == null || side == null
                ? Optional.empty()
                : actors.holder(office, day, side).map(SpeakerMention::named);
    }

    /** Returns true if a speaker belongs to the government that a bare country or capital stands for. */
    public boolean ownSide(SpeakerMention speaker, SpeakerMention country) {
        String name = country.name();
        return name != null
                && country.role() == null
                && Sides.place(name)
                && actor(speaker).side().equals(actor(country).side());
    }
}
