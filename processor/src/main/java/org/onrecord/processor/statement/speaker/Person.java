package org.onrecord.processor.statement.speaker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.draft.SpeakerMention;

/**
 * A person whom a document introduces with a role.
 *
 * @param organisation the organisation in the role, or null
 * @param at the offset of the name
 * @param tokens the words of the name in lower case
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
