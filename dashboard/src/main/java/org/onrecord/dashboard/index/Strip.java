package org.onrecord.dashboard.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.onrecord.dashboard.feed.DeadLetterEntry;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.Outcome;

/**
 * The status strip: what became of the documents.
 *
 * @param documents known and not withdrawn
 * @param read of these, read to an end
 * @param withStatements with statements on the issue
 * @param noneOnIssue with none
 * @param deadLetters distinct things in the dead letters that were not retried
 * @param statements distinct statements
 * @param counted of these, counted in positions and trends
 * @param alerts that stand and are about the issue
 * @param documentChanges alerts that stand about documents edited after they were published
 * @param sourceAlerts alerts that stand about sources
 * @param sources how they do
 */
public record Strip(
        int documents,
        int read,
        int withStatements,
        int noneOnIssue,
        int deadLetters,
        int statements,
        int counted,
        int alerts,
        int documentChanges,
        int sourceAlerts,
        Sources.Counts sources) {

    /** The strip as it stands. */
    public static Strip of(Reading reading) {
        int withStatements = reading.count(outcomes(Optional.of(Outcome.Result.STATEMENTS)));
        int none = reading.count(outcomes(Optional.of(Outcome.Result.NONE_ON_ISSUE)));
        int dead = reading.count(outcomes(Optional.of(Outcome.Result.DEAD_LETTER)));
        Query statements =
                Reading.all(List.of(Reading.type("statement"), reading.shown().query()));
        int edited = reading.count(AlertQuery.standing(Alert.Kind.DOCUMENT_CHANGED));
        int ofSources = reading.count(AlertQuery.standing(Alert.Kind.SOURCE));
        return new Strip(
                reading.count(Reading.type("document")),
                withStatements + none + dead,
                withStatements,
                none,
                open(reading).size(),
                reading.count(statements),
                reading.count(StatementQuery.counted(reading)),
                reading.count(Reading.type("alert")) - edited - ofSources,
                edited,
                ofSources,
                Sources.counts(reading));
    }

    /** How the reading of documents ended, last read first. */
    public static Page<Outcome> outcomes(Reading reading, Optional<Outcome.Result> result, Page.Wanted wanted) {
        Reading.Hits hits =
                reading.search(outcomes(result), Reading.newestReceivedFirst(), wanted.from(), wanted.size());
        return new Page<>(
                hits.total(),
                wanted.page(),
                wanted.size(),
                hits.entries().stream()
                        .map(entry -> reading.event(entry, Outcome.class))
                        .toList());
    }

    /** What waits in the dead letters: each thing that was put away and not retried, and documents whose reading ended there; last first. */
    public static List<DeadLetterEntry> open(Reading reading) {
        List<DeadLetterEntry> letters = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (DeadLetterEntry letter : deadLetters(reading)) {
            if (letter.retried() == null && (letter.key().isEmpty() || keys.add(letter.key()))) {
                letters.add(letter);
            }
        }
        Query ended = outcomes(Optional.of(Outcome.Result.DEAD_LETTER));
        for (int entry : reading.search(ended, Reading.newestReceivedFirst(), 0, Reading.DEEPEST)
                .entries()) {
            Outcome outcome = reading.event(entry, Outcome.class);
            if (keys.add(outcome.document())) {
                letters.add(DeadLetterEntry.runOut(outcome.document(), outcome.reason(), reading.received(entry)));
            }
        }
        return letters;
    }

    /** What was put away and retried since, last put away first. */
    public static List<DeadLetterEntry> retried(Reading reading) {
        return deadLetters(reading).stream()
                .filter(letter -> letter.retried() != null)
                .toList();
    }

    /** The letter of an id. */
    public static Optional<DeadLetterEntry> deadLetter(Reading reading, String id) {
        return reading.find(Schema.key(Schema.TYPE_DEAD_LETTER, id)).map(entry -> deadLetter(reading, entry));
    }

    private static List<DeadLetterEntry> deadLetters(Reading reading) {
        return reading
                .search(Reading.type(Schema.TYPE_DEAD_LETTER), Reading.newestReceivedFirst(), 0, Reading.DEEPEST)
                .entries()
                .stream()
                .map(entry -> deadLetter(reading, entry))
                .toList();
    }

    private static DeadLetterEntry deadLetter(Reading reading, int entry) {
        return EventJson.mapper().readValue(reading.json(entry), DeadLetterEntry.class);
    }

    /** How the reading of a document ended. */
    public static Optional<Outcome> outcome(Reading reading, String document) {
        return reading.find(Schema.key("outcome", document)).map(entry -> reading.event(entry, Outcome.class));
    }

    private static Query outcomes(Optional<Outcome.Result> result) {
        return result.<Query>map(each -> new TermQuery(new Term(Schema.RESULT, each.json())))
                .orElse(Reading.type("outcome"));
    }
}
