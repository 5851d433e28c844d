package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.record.DeadLetterItem;
import org.onrecord.events.Outcome;

/**
 * Finds dead letters.
 *
 * @param stage {@code ingest}, {@code processor} or {@code dashboard}; empty for all
 * @param retried true for those that were retried, false for those that were not
 */
public record DeadLetterQuery(Optional<String> stage, boolean retried) {

    /** Returns a page of the dead letters, newest first. */
    public ResultPage<DeadLetterItem> page(IndexSnapshot snapshot, PageRequest request) {
        Stream<DeadLetterItem> letters = retried
                ? all(snapshot).stream().filter(letter -> letter.retried() != null)
                : waiting(snapshot).stream();
        return ResultPage.of(
                letters.filter(letter ->
                                stage.isEmpty() || letter.failure().stage().equals(stage.get()))
                        .toList(),
                request);
    }

    /**
     * Returns the dead letters that were not retried, the newest of each key, then the documents that ended as a dead letter which
     * the topic no longer keeps.
     */
    public static List<DeadLetterItem> waiting(IndexSnapshot snapshot) {
        List<DeadLetterItem> letters = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (DeadLetterItem letter : all(snapshot)) {
            if (letter.retried() == null && (letter.key().isEmpty() || keys.add(letter.key()))) {
                letters.add(letter);
            }
        }
        EntryList<Outcome> ended = EventLists.outcomes(Optional.empty(), Optional.of(Outcome.Result.DEAD_LETTER));
        for (int entry : snapshot.search(ended.query(), ended.sort()).entries()) {
            Outcome outcome = snapshot.event(entry, Outcome.class);
            if (keys.add(outcome.document())) {
                letters.add(DeadLetterItem.expired(outcome.document(), outcome.reason(), snapshot.received(entry)));
            }
        }
        return letters;
    }

    private static List<DeadLetterItem> all(IndexSnapshot snapshot) {
        return snapshot.search(IndexQueries.type(IndexFields.TYPE_DEAD_LETTER), IndexQueries.newestReceivedFirst())
                .map(entry -> snapshot.stored(entry, DeadLetterItem.class));
    }
}
