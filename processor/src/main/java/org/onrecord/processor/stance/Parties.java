package org.onrecord.processor.stance;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.statement.Sentences;

/**
 * The governments that some claims of an issue are {@linkplain Issue.Claim#between between}. Words take a side on such a claim only if each of them speaks or
 * is named, in the words or in the question that they answer. "Both sides" and "we agreed" name the other one if no third government is named.
 */
final class Parties {
    private final Map<String, Set<String>> between;

    Parties(Issue issue) {
        between = issue.claims().stream()
                .filter(claim -> !claim.between().isEmpty())
                .collect(Collectors.toMap(Issue.Claim::id, claim -> new TreeSet<>(claim.between())));
    }

    /** Returns false if words name governments besides the speaker's, but none of those that a claim is between: "cooperation with Mexico". */
    boolean concern(Statement.StanceLabel label, String speaker) {
        Set<String> named = new TreeSet<>(Sentences.governments(label.words()));
        named.remove(speaker);
        Set<String> parties = between.getOrDefault(label.claim(), named);
        return named.isEmpty() || !Collections.disjoint(named, parties);
    }

    /** Returns false if a claim is between governments of which one neither speaks nor is named. */
    boolean allow(String claim, Passage passage) {
        Set<String> parties = between.getOrDefault(claim, Set.of());
        if (parties.isEmpty()) {
            return true;
        }
        Set<String> known = new TreeSet<>();
        passage.texts().forEach(each -> known.addAll(Sentences.governments(each)));
        known.add(passage.side());
        return known.containsAll(parties)
                || parties.containsAll(known) && passage.texts().anyMatch(each -> StanceCues.in(each, "both"));
    }
}
