package org.onrecord.app.replay;

import java.util.List;
import java.util.function.BiConsumer;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Outcome;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.replay.AlertChanges;
import org.onrecord.processor.replay.LabelChanges;
import org.onrecord.processor.replay.ReplayChanges;
import org.onrecord.processor.replay.RowCounts;
import org.onrecord.processor.replay.TrendChanges;

/** Compares the live tables of an issue with those of a replay. */
record ReplayComparison(KafkaClients kafka, String issue) {
    ReplayChanges changes() {
        LabelChanges labels = new LabelChanges();
        compare(Topics.STATEMENTS, Statement.class, labels::before, labels::after);
        TrendChanges trends = new TrendChanges();
        RowCounts trendRows = compare(Topics.TRENDS, Trend.class, trends::before, trends::after);
        AlertChanges alerts = new AlertChanges();
        RowCounts alertRows = new RowCounts(0, 0, 0, 0, 0);
        for (Topic topic : List.of(Topics.ALERTS_FIRST_POSITION, Topics.ALERTS_SHIFT, Topics.ALERTS_VOLUME)) {
            alertRows = alertRows.plus(compare(
                    topic,
                    Alert.class,
                    (alert, differs) -> alerts.before(alert),
                    (alert, differs) -> alerts.after(alert)));
        }
        RowCounts unconfirmed =
                compare(Topics.ALERTS_UNCONFIRMED, Alert.class, (alert, differs) -> {}, (alert, differs) -> {});
        int[] unread = new int[2];
        RowCounts outcomes = compare(
                Topics.OUTCOMES,
                Outcome.class,
                (outcome, differs) -> unread[0] += isUnread(outcome),
                (outcome, differs) -> unread[1] += isUnread(outcome));
        return new ReplayChanges(
                labels.rows(),
                labels.claims(),
                labels.topics(),
                labels.examples(),
                trendRows,
                trends.largest(),
                alertRows,
                alerts.raised(),
                alerts.withdrawn(),
                unconfirmed,
                outcomes,
                unread[0],
                unread[1]);
    }

    private static int isUnread(Outcome outcome) {
        return outcome.result() == Outcome.Result.DEAD_LETTER ? 1 : 0;
    }

    /** Passes on every live event, then every event of the replay, each with whether it differs from its counterpart. */
    private <E extends Event> RowCounts compare(
            Topic topic, Class<E> type, BiConsumer<E, Boolean> before, BiConsumer<E, Boolean> after) {
        IssueRecords live = IssueRecords.read(kafka, topic, issue);
        IssueRecords staged = IssueRecords.read(kafka, Topics.staged(issue, topic), issue);
        live.each(record -> before.accept(EventJson.read(record.value(), type), !live.isSameIn(staged, record.key())));
        staged.each(record -> after.accept(EventJson.read(record.value(), type), !staged.isSameIn(live, record.key())));
        return new RowCounts(
                live.keys().size(),
                staged.keys().size(),
                staged.missingIn(live),
                live.missingIn(staged),
                staged.differentIn(live));
    }
}
