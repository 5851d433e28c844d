package org.onrecord.processor.opinion;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Opinion;

/** The newest answers of a language model about the statements of one document, by their ids. */
public record DocumentAnswers(SortedMap<String, Opinion> byId) {
    public static final DocumentAnswers NONE = new DocumentAnswers(new TreeMap<>());

    /** Replaces the answer with this id; null removes it. */
    public DocumentAnswers with(String id, @Nullable Opinion answer) {
        SortedMap<String, Opinion> changed = new TreeMap<>(byId);
        if (answer == null) {
            changed.remove(id);
        } else {
            changed.put(id, answer);
        }
        return new DocumentAnswers(changed);
    }

    public DocumentAnswers only(Set<String> ids) {
        if (ids.containsAll(byId.keySet())) {
            return this;
        }
        SortedMap<String, Opinion> kept = new TreeMap<>(byId);
        kept.keySet().retainAll(ids);
        return new DocumentAnswers(kept);
    }
}
