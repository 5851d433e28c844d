package org.onrecord.dashboard.api.request;

import org.onrecord.dashboard.query.AlertQuery;
import org.onrecord.dashboard.query.EntryList;
import org.onrecord.dashboard.query.EventLists;
import org.onrecord.dashboard.query.ListOrder;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.query.StatementQuery.Dimension;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.issue.Issue;

/** The queries that the parameters of a request ask for, the same for the API, the pages and the feeds. */
public final class ListFilters {
    /** The parameters that choose statements. */
    public static final String OF_STATEMENTS = "q side actor claim stance topic kind tier language publisher official"
            + " counted from to period document cluster copies";

    public static final String OF_ALERTS = "kind change document status";

    public static final String OF_TALKING_POINTS = "actor side state";

    private ListFilters() {}

    public static StatementQuery statements(Issue issue, RequestParameters parameters) {
        return StatementQuery.all(issue.id())
                .withText(parameters.words("q"))
                .with(Dimension.SIDE, parameters.texts("side"))
                .with(Dimension.ACTOR, parameters.wholeTexts("actor"))
                .with(Dimension.CLAIM, parameters.claim(issue))
                .with(
                        Dimension.STANCE,
                        parameters.choice("stance", Stance.values()).map(Stance::json))
                .with(Dimension.TOPIC, parameters.topic(issue))
                .with(Dimension.KIND, parameters.choices("kind", Statement.Kind.values()))
                .with(Dimension.TIER, parameters.texts("tier"))
                .with(Dimension.LANGUAGE, parameters.texts("language"))
                .with(Dimension.PUBLISHER, parameters.wholeTexts("publisher"))
                .with(Dimension.OFFICIAL, parameters.flag("official").map(String::valueOf))
                .with(Dimension.COUNTED, parameters.flag("counted").map(String::valueOf))
                .with(Dimension.DOCUMENT, parameters.text("document"))
                .with(Dimension.CLUSTER, parameters.text("cluster"))
                .withDays(parameters.days())
                .withCopies(parameters.flag("copies").orElse(false))
                .withOrder(order(parameters));
    }

    public static AlertQuery alerts(Issue issue, RequestParameters parameters) {
        return new AlertQuery(
                issue.id(),
                parameters.choices("kind", Alert.Kind.values()),
                parameters.texts("change"),
                parameters.text("document"),
                parameters.choice("status", AlertQuery.Status.values()).orElse(AlertQuery.Status.STANDING),
                order(parameters));
    }

    public static EntryList<TalkingPoint> talkingPoints(Issue issue, RequestParameters parameters) {
        return EventLists.talkingPoints(
                issue.id(),
                parameters.text("actor"),
                parameters.text("side"),
                parameters.choice("state", TalkingPoint.State.values()).map(TalkingPoint.State::json));
    }

    private static ListOrder order(RequestParameters parameters) {
        return parameters.choice("order", ListOrder.values()).orElse(ListOrder.DAY);
    }
}
