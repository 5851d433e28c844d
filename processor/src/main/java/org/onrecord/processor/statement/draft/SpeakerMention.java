package org.onrecord.processor.statement.draft;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.language.SpeakerName;
import org.onrecord.processor.statement.text.PatternFile;

/**
 * A speaker as the document names it.
 *
 * @param name the fullest form in the document, or null if nobody is named
 * @param questioner true for speakers who ask questions, such as reporters
 */
public record SpeakerMention(
        @Nullable String name,
        @Nullable String role,
        @Nullable String organisation,
        boolean questioner) {
    private static final PatternFile PATTERNS = new PatternFile("common", "speakers");
    public static final SpeakerMention NOBODY = new SpeakerMention(null, null, null, false);

    /** Returns true for the name of an unknown speaker whom a transcript only numbers: "Speaker 3". */
    public static boolean numbered(String name) {
        return PATTERNS.matcher("numbered", name).matches();
    }

    public static SpeakerMention named(String name) {
        return of(name, null);
    }

    public static SpeakerMention of(@Nullable String name, @Nullable String role) {
        return new SpeakerMention(name, role, null, false);
    }

    /** Returns the same speaker as a questioner. */
    public SpeakerMention asking() {
        return new SpeakerMention(name, role, organisation, true);
    }

    /** Returns the same speaker without the clause that follows the name, and nobody if a clause has no name before it. */
    public SpeakerMention withoutClause() {
        if (name == null) {
            return this;
        }
        String start = SpeakerName.beforeClause(name);
        return start == null
                ? new SpeakerMention(null, null, null, questioner)
                : new SpeakerMention(start, role, organisation, questioner);
    }

    /** Returns the name without a lower-case article, which belongs to the sentence. */
    public @Nullable String spelled() {
        return name == null
                ? null
                : PATTERNS.matcher("article-before-name", name).replaceFirst("");
    }

    public Statement.Speaker speaker() {
        return new Statement.Speaker(spelled(), role, organisation);
    }

    /** Returns role, name and organisation in one line, in which words can be looked up. */
    public String all() {
        return Stream.of(role, name, organisation).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
