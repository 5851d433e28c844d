package org.onrecord.processor.statement.draft;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;

/**
 * Whom the document names as the one who speaks.
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
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|an?)\\s+");

    public static final SpeakerMention NOBODY = new SpeakerMention(null, null, null, false);

    public static SpeakerMention named(String name) {
        return new SpeakerMention(name, null, null, false);
    }

    public SpeakerMention asking() {
        return new SpeakerMention(name, role, organisation, true);
    }

    /** The name without a small article before it, which belongs to the sentence and not to the name. */
    @Nullable
    public String spelled() {
        return name == null ? null : ARTICLE.matcher(name).replaceFirst("");
    }

    public Statement.Speaker speaker() {
        return new Statement.Speaker(spelled(), role, organisation);
    }

    /** Name, role and organisation in one line, for looking up words in it. */
    public String all() {
        return (role == null ? "" : role + " ")
                + (name == null ? "" : name)
                + (organisation == null ? "" : " " + organisation);
    }
}
