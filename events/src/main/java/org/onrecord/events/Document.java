package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;

/**
 * One article, release, transcript or note, in one version: plain text and where it came from. Its JSON is flat: the fields of the origin and
 * of the publisher's own voice stand beside the others.
 *
 * @param id hash of the source's id and the id that the source gives the document; see {@link Ids#document}
 * @param version content hash; see {@link Ids#version}
 * @param url where it can be read; null where there is none
 * @param title its title; may be empty
 * @param published when it was published; null where not known
 * @param fetched when this version was fetched
 * @param language BCP 47 language tag, e.g. {@code en} or {@code zh}; null where not known
 * @param text plain text, paragraphs divided by line feeds; offsets into it count UTF-16 units
 * @param capture the bytes as fetched; null where none were kept
 */
public record Document(
        String id,
        String version,
        @JsonUnwrapped Origin origin,
        @Nullable String url,
        String title,
        @Nullable Published published,
        Instant fetched,
        @Nullable String language,
        String text,
        @Nullable CaptureRef capture,
        @JsonUnwrapped OwnVoice ownVoice)
        implements DocumentEvent {

    /**
     * Where a document came from.
     *
     * @param source id of the source, e.g. {@code seeds} or {@code mfa-china-en}
     * @param sourceItem the id that the source gives the document: a feed entry's id, a file path, a record id
     * @param publisher who published it, as the source says; may be empty
     * @param side the government that the publisher speaks for, e.g. {@code CN}; null where the source does not say
     */
    public record Origin(
            String source,
            String sourceItem,
            String publisher,
            @Nullable String side) {}

    /**
     * Whose words the publisher's own are.
     *
     * @param tier how much they bind, 1 to 4; null where the source does not say
     * @param speaker an actor's id or name; null where the source does not say
     */
    public record OwnVoice(@Nullable Integer tier, @Nullable String speaker) {
        /** Of a source that says nothing about it. */
        public static final OwnVoice UNKNOWN = new OwnVoice(null, null);
    }

    /** Returns a document with its id and version, without a capture, from a source that says nothing about the publisher's own voice. */
    public static Document of(
            Origin origin,
            @Nullable String url,
            String title,
            @Nullable Published published,
            Instant fetched,
            @Nullable String language,
            String text) {
        String id = Ids.document(origin.source(), origin.sourceItem());
        String version = Ids.version(origin.publisher(), origin.side(), url, title, published, language, text);
        return new Document(
                id, version, origin, url, title, published, fetched, language, text, null, OwnVoice.UNKNOWN);
    }

    /** Returns this document with another text, which stands for the same version. */
    public Document withText(String other) {
        return new Document(id, version, origin, url, title, published, fetched, language, other, capture, ownVoice);
    }

    public Document withCapture(@Nullable CaptureRef bytes) {
        return new Document(id, version, origin, url, title, published, fetched, language, text, bytes, ownVoice);
    }

    /** Returns this document with whose words the publisher's own are. */
    public Document withOwnVoice(OwnVoice voice) {
        return new Document(id, version, origin, url, title, published, fetched, language, text, capture, voice);
    }

    /** Returns this document, the same version, with a side and a speaker of the publisher's own words. */
    public Document spokenBy(@Nullable String side, @Nullable String speaker) {
        Origin from = new Origin(source(), sourceItem(), publisher(), side);
        OwnVoice voice = new OwnVoice(tier(), speaker);
        return new Document(id, version, from, url, title, published, fetched, language, text, capture, voice);
    }

    /** Returns this document with what a catalogue says of its source wherever the document does not say it itself. */
    public Document withDefaults(String publisherOfAll, @Nullable String sideOfAll, SourceState.Defaults defaults) {
        String from = publisher().isBlank() ? publisherOfAll : publisher();
        Origin known = new Origin(source(), sourceItem(), from, first(side(), sideOfAll));
        String written = first(language, defaults.language());
        OwnVoice voice = new OwnVoice(tier() == null ? defaults.tier() : tier(), first(speaker(), defaults.speaker()));
        return of(known, url, title, published, fetched, written, text)
                .withCapture(capture)
                .withOwnVoice(voice);
    }

    private static @Nullable String first(@Nullable String own, @Nullable String other) {
        return own == null || own.isBlank() ? other : own;
    }

    public Optional<LocalDate> publishedDay() {
        return Optional.ofNullable(published).flatMap(Published::day);
    }

    // The fields of the nested records, for short.

    public String source() {
        return origin.source();
    }

    public String sourceItem() {
        return origin.sourceItem();
    }

    public String publisher() {
        return origin.publisher();
    }

    public @Nullable String side() {
        return origin.side();
    }

    public @Nullable Integer tier() {
        return ownVoice.tier();
    }

    public @Nullable String speaker() {
        return ownVoice.speaker();
    }
}
