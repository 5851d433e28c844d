package org.onrecord.dashboard.query;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.MostToLearn.Question;
import org.onrecord.events.Correction;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.json.JsonName;

/**
 * Finds the questions from whose answers the models of an issue learn the most: stances that are not sure enough to be told, and stances that
 * are told and that nobody has decided. Of each kind only so many are weighed.
 *
 * @param claim only questions on this claim; empty for any
 * @param side the government spoken for; empty for any
 */
public record QuestionQuery(String issue, Optional<String> claim, Optional<String> actor, Optional<String> side) {
    private static final int MOST_UNSURE = 400;
    private static final int MOST_TOLD = 200;
    private static final int MOST_ANSWERS = 1000;

    /**
     * A question.
     *
     * @param label the stance in question
     * @param told true if it is told
     */
    public record Item(StatementItem item, StanceLabel label, boolean told) {}

    public ResultPage<Item> page(IndexSnapshot snapshot, PageRequest request) {
        Map<Question, Item> items = new LinkedHashMap<>();
        Sort nearest = new Sort(
                new SortField(
                        claim.map(IndexFields::unsureScore).orElse(IndexFields.UNSURE_SCORE),
                        SortField.Type.DOUBLE,
                        true),
                IndexQueries.ANY_ORDER);
        find(snapshot, unsure(), nearest, MOST_UNSURE, items);
        find(snapshot, told(), IndexQueries.newestDayFirst(), MOST_TOLD, items);
        List<Item> ordered = MostToLearn.order(List.copyOf(items.keySet()), answered(snapshot)).stream()
                .map(question -> Objects.requireNonNull(items.get(question)))
                .toList();
        return ResultPage.of(ordered, request);
    }

    private void find(IndexSnapshot snapshot, Query query, Sort sort, int most, Map<Question, Item> items) {
        snapshot.search(IndexQueries.allOf(StatementQuery.distinctCounted(issue), query), sort, 0, most)
                .entries()
                .forEach(entry -> {
                    StatementItem item = StatementQuery.item(snapshot, entry);
                    item.statement().unsure().forEach(label -> ask(new Item(item, label, false), items));
                    item.statement().stances().forEach(label -> ask(new Item(item, label, true), items));
                });
    }

    private Query unsure() {
        return of(claim.map(id -> IndexQueries.term(IndexFields.UNSURE, id))
                .orElseGet(() -> IndexQueries.term(IndexFields.ANY_UNSURE, true)));
    }

    private Query told() {
        return of(claim.map(id -> IndexQueries.term(IndexFields.CLAIM, id))
                .orElseGet(() -> IndexQueries.anyOf(IndexFields.ANY_STANCE, List.of("favor", "against"))));
    }

    private Query of(Query stance) {
        return IndexQueries.allOf(List.of(stance), Map.of(IndexFields.ACTOR, actor, IndexFields.SIDE, side));
    }

    private void ask(Item item, Map<Question, Item> items) {
        Statement statement = item.item.statement();
        StanceLabel label = item.label;
        boolean decided = label.by() != null
                || statement.corrected().stream()
                        .anyMatch(each -> each.field() == Correction.Field.STANCE
                                && label.claim().equals(each.subject()));
        if (!decided && claim.map(label.claim()::equals).orElse(true)) {
            Question question = new Question(
                    statement.id(),
                    statement.cluster(),
                    label.claim(),
                    label.stance(),
                    label.score(),
                    item.told,
                    statement.actor().side(),
                    statement.topics().stream()
                            .map(Statement.TopicLabel::topic)
                            .collect(Collectors.toUnmodifiableSet()));
            items.putIfAbsent(question, item);
        }
    }

    /** Returns how many of the last stances that editors decided are of each government on each claim. */
    private Map<MostToLearn.Cell, Integer> answered(IndexSnapshot snapshot) {
        Query stances = IndexQueries.allOf(
                IndexQueries.type("correction"),
                IndexQueries.term(IndexFields.ISSUE, issue),
                IndexQueries.term(IndexFields.KIND, Correction.Field.STANCE.json()),
                IndexQueries.term(IndexFields.REVOKED, false));
        Map<MostToLearn.Cell, Integer> counts = new HashMap<>();
        snapshot.search(stances, IndexQueries.newestFirst(IndexFields.AT), 0, MOST_ANSWERS)
                .entries()
                .forEach(entry -> cell(snapshot, snapshot.event(entry, Correction.class))
                        .ifPresent(cell -> counts.merge(cell, 1, Integer::sum)));
        return counts;
    }

    /** Returns what a correction is about; empty if it takes no side, or if the statement is gone. */
    private Optional<MostToLearn.Cell> cell(IndexSnapshot snapshot, Correction correction) {
        String on = correction.subject();
        Optional<Stance> taken = on == null ? Optional.empty() : JsonName.of(correction.value(), Stance.values());
        return taken.flatMap(stance -> snapshot.statement(issue, correction.statement())
                .map(said ->
                        new MostToLearn.Cell(String.valueOf(on), said.actor().side(), stance)));
    }
}
