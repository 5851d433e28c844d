package org.onrecord.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One article, release, transcript or note, in one version: plain text and where it came from.
 *
 * @param id hash of the source's id and the id that the source gives the document; see {@link Ids#document}
 * @param version content hash; see {@link Ids#version}
 * @param source id of the source, e.g. {@code seeds} or {@code mfa-china-en}
 * @param sourceItem the id that the source gives the document: a feed entry's id, a file path, a record id
 * @param publisher who published it, as the source says
 * @param side the government that the publisher speaks for, e.g. {@code CN}; null where the source does not say
 * @param url where it can be read; null where there is none
 * @param title its title; may be empty
 * @param published when it was published; null where not known
 * @param fetched when this version was fetched
 * @param language BCP 47 language tag, e.g. {@code en} or {@code zh}; null where not known
 * @param text plain text, paragraphs divided by line feeds; offsets into it count UTF-16 units
 * @param capture the bytes as fetched; null where none were kept
 * @param tier how much the publisher's own words bind, 1 to 4; null where the source does not say
 * @param speaker whose words the publisher's own are: an actor's id or name; null where the source does not say
 */
public record Document(
        String id,
        String version,
        String source,
        String sourceItem,
        String publisher,
        @Nullable String side,
        @Nullable String url,
        String title,
        @Nullable Published published,
        Instant fetched,
        @Nullable String language,
        String text,
        @Nullable CaptureRef capture,
        @Nullable Integer tier,
        @Nullable String speaker)
        implements DocumentEvent {

    /** Of a source that says nothing of its tier and speaker. */
    public Document(
            String id,
            String version,
            String source,
            String sourceItem,
            String publisher,
            @Nullable String side,
            @Nullable String url,
            String title,
            @Nullable Published published,
            Instant fetched,
            @Nullable String language,
            String text,
            @Nullable CaptureRef capture) {
        this(
                id,
                version,
                source,
                sourceItem,
                publisher,
                side,
                url,
                title,
                published,
                fetched,
                language,
                text,
                capture,
                null,
                null);
    }

    /** This document, with what a catalogue says of its source wherever it does not say it itself. */
    public Document orElse(
            String publisherOfAll,
            @Nullable String sideOfAll,
            @Nullable String languageOfAll,
            @Nullable Integer tierOfAll,
            @Nullable String speakerOfAll) {
        String known = publisher.isBlank() ? publisherOfAll : publisher;
        String spokenFor = first(side, sideOfAll);
        String written = first(language, languageOfAll);
        return new Document(
                id,
                Ids.version(known, spokenFor, url, title, published, written, text),
                source,
                sourceItem,
                known,
                spokenFor,
                url,
                title,
                published,
                fetched,
                written,
                text,
                capture,
                tier == null ? tierOfAll : tier,
                first(speaker, speakerOfAll));
    }

    private static @Nullable String first(@Nullable String own, @Nullable String other) {
        return own == null || own.isBlank() ? other : own;
    }
}
