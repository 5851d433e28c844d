package org.onrecord.processor.statement.speaker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.draft.SpeakerMention;

/**
 * A person whom a document introduces with a role.
 *
 * @param name as it stands there
 * @param role as the document gives it
 * @param organisation as the role names it, or null
 * @param at where the words stand
 * @param tokens of the name
 */
public record Person(
        String name, @Nullable String role, @Nullable String organisation, int at, List<String> tokens) {

    static Person of(String name, @Nullable String role, @Nullable String organisation, int at) {
        return new Person(name, role, organisation, at, NameWords.tokens(name));
    }

    public SpeakerMention speaker() {
        return new SpeakerMention(name, role, organisation, false);
    }
}
