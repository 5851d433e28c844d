package org.onrecord.processor.statement.draft;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;

/**
 * A speaker as the document names it.
 *
 * @param name as spelled, in its fullest form; null where nobody is named
 * @param role as the document gives it
 * @param organisation as the document gives it
 * @param questioner true for one whose part is to ask: media and their people
 */
public record SpeakerMention(
        @Nullable String name,
        @Nullable String role,
        @Nullable String organisation,
        boolean questioner) {
    public static final SpeakerMention NOBODY = new SpeakerMention(null, null, null, false);
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|an?)\\s+");

    public static SpeakerMention named(String name) {
        return of(name, null);
    }

    public static SpeakerMention of(@Nullable String name, @Nullable String role) {
        return new SpeakerMention(name, role, null, false);
    }

    /** Returns the same speaker as one who asks. */
    public SpeakerMention asking() {
        return new SpeakerMention(name, role, organisation, true);
    }

    /** Returns the name without an uncapitalised article before it, which belongs to the sentence and not to the name. */
    public @Nullable String spelled() {
        return name == null ? null : ARTICLE.matcher(name).replaceFirst("");
    }

    /** Returns the speaker as a statement records it. */
    public Statement.Speaker speaker() {
        return new Statement.Speaker(spelled(), role, organisation);
    }

    /** Returns role, name and organisation in one line, to look up words in. */
    public String all() {
        return Stream.of(role, name, organisation).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
