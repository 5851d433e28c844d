package org.onrecord.dashboard;

import static org.onrecord.events.Stance.AGAINST;
import static org.onrecord.events.Stance.FAVOR;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.dashboard.Events.Takes;
import org.onrecord.dashboard.Events.Who;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Ids;
import org.onrecord.events.Outcome;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;

/** Invented documents and statements of a ministry, a department and a newspaper. */
public final class Samples {
    public static final Who MINISTRY = new Who("ministry", "Ministry of Lakes", null, "CN", 1);
    public static final Who DEPARTMENT = new Who("department", "Department of Rivers", "spokesperson", "US", 2);
    public static final Who NEWSPAPER = new Who(null, "The Daily Heron", null, "none", 4);

    public static final Document RELEASE = Events.document(
            "release-1",
            "Ministry of Lakes",
            "https://lakes.example/release-1",
            "On the lakes",
            "2024-03-05",
            "We stand ready to work together on every lake.\nThe measures taken against our fishermen are wrong.");
    public static final Document CHINESE = Events.document(
            "release-2", "湖泊部", "https://lakes.example/release-2", "关于湖泊", "2024-04-10", "我们愿意在湖泊问题上加强合作。");
    public static final Document ARTICLE = Events.document(
            "article-1",
            "The Daily Heron",
            "https://heron.example/1",
            "Talk of the lakes",
            "2024-03-06",
            "The ministry said: \"We stand ready to work together on every lake.\" Working together is the only way,"
                    + " the department answered. Who would have thought so?");
    public static final Document UNDATED = Events.document(
            "note-1",
            "Department of Rivers",
            null,
            "A note",
            null,
            "There is no ground for working together on lakes.");

    public static final Statement OFFER = Events.statement(
            RELEASE,
            "We stand ready to work together on every lake.",
            Statement.Kind.OWN_TEXT,
            MINISTRY,
            LocalDate.of(2024, 3, 5),
            null,
            new Takes("cooperate", FAVOR, "ready to work together"));
    public static final Statement PROTEST = Events.statement(
            RELEASE,
            "The measures taken against our fishermen are wrong.",
            Statement.Kind.OWN_TEXT,
            MINISTRY,
            LocalDate.of(2024, 3, 5),
            null,
            new Takes("us-measures-justified", AGAINST, "are wrong"));
    public static final Statement OFFER_CARRIED = Events.statement(
                    ARTICLE,
                    "We stand ready to work together on every lake.",
                    Statement.Kind.DIRECT,
                    MINISTRY,
                    LocalDate.of(2024, 3, 6),
                    null,
                    new Takes("cooperate", FAVOR, "ready to work together"))
            .withCluster(OFFER.cluster(), true);
    public static final Statement ANSWER = Events.statement(
            ARTICLE,
            "Working together is the only way",
            Statement.Kind.INDIRECT,
            DEPARTMENT,
            LocalDate.of(2024, 3, 6),
            null,
            new Takes("cooperate", FAVOR, "the only way"));
    public static final Statement QUESTION = Events.statement(
            ARTICLE, "Who would have thought so?", Statement.Kind.QUESTION, NEWSPAPER, LocalDate.of(2024, 3, 6), null);
    public static final Statement CHINESE_OFFER = Events.statement(
            CHINESE,
            "我们愿意在湖泊问题上加强合作。",
            Statement.Kind.OWN_TEXT,
            MINISTRY,
            LocalDate.of(2024, 4, 10),
            null,
            new Takes("cooperate", FAVOR, "加强合作"));
    public static final Statement REFUSAL = Events.statement(
            UNDATED,
            "There is no ground for working together on lakes.",
            Statement.Kind.OWN_TEXT,
            DEPARTMENT,
            null,
            null,
            new Takes("cooperate", AGAINST, "no ground for working together"));

    public static final Alert ALERT = new Alert(
            Ids.alert(Alert.Kind.FIRST_POSITION, "fentanyl/claim:cooperate/actor:ministry", "favor"),
            Alert.Kind.FIRST_POSITION,
            "fentanyl",
            "fentanyl/claim:cooperate/actor:ministry",
            LocalDate.of(2024, 3, 5),
            "Ministry of Lakes is in favour of working together",
            "It had taken no side on this claim before.",
            Map.of("claim", "cooperate", "stance", "favor"),
            List.of(new Alert.Evidence(
                    OFFER.id(),
                    RELEASE.id(),
                    "ready to work together",
                    "Ministry of Lakes",
                    "Ministry of Lakes",
                    "On the lakes",
                    "https://lakes.example/release-1",
                    null,
                    null)));

    public static final TalkingPoint TALKING_POINT = new TalkingPoint(
            "stand-ready",
            "fentanyl",
            OFFER.actor(),
            false,
            "We stand ready to work together on every lake.",
            List.of(),
            LocalDate.of(2024, 3, 5),
            LocalDate.of(2024, 4, 10),
            3,
            6,
            3,
            TalkingPoint.State.DROPPED,
            3,
            0.0286,
            List.of(new TalkingPoint.Use(
                    OFFER.id(),
                    RELEASE.id(),
                    LocalDate.of(2024, 3, 5),
                    OFFER.quote(),
                    "Ministry of Lakes",
                    "Ministry of Lakes",
                    "On the lakes",
                    "https://lakes.example/release-1")));

    public static final List<Statement> STATEMENTS =
            List.of(OFFER, PROTEST, OFFER_CARRIED, ANSWER, QUESTION, CHINESE_OFFER, REFUSAL);

    private Samples() {}

    /** Returns a first position that waits until somebody confirms the stance of a statement. */
    public static Alert unconfirmed(Statement statement) {
        Statement.StanceLabel label = statement.stances().getFirst();
        String actor = statement.actor().key().orElseThrow();
        String series = "fentanyl/claim:" + label.claim() + "/actor:" + actor;
        return new Alert(
                Ids.alert(Alert.Kind.FIRST_POSITION, series, statement.cluster()),
                Alert.Kind.FIRST_POSITION,
                "fentanyl",
                series,
                statement.day(),
                statement.actor().name() + " seems to take a side",
                "The first statement. Not confirmed: the side has a score of 0.83, enough to be counted, and an alert needs 0.90 or a person's confirmation.",
                Map.of(
                        "claim", label.claim(),
                        "stance", label.stance().json(),
                        "actor", actor,
                        "side", statement.actor().side(),
                        "confirm", statement.id()),
                List.of(new Alert.Evidence(
                        statement.id(),
                        statement.document().id(),
                        label.words(),
                        statement.speaker().name(),
                        statement.document().publisher(),
                        statement.document().title(),
                        statement.document().url(),
                        null,
                        null)));
    }

    /** Returns all events in the order in which the topics would carry them. */
    public static List<Event> all() {
        List<Event> all = new ArrayList<>(List.of(RELEASE, CHINESE, ARTICLE, UNDATED));
        List.of(RELEASE, CHINESE, ARTICLE, UNDATED)
                .forEach(document -> all.add(new Outcome(
                        document.id(),
                        document.version(),
                        Outcome.Result.STATEMENTS,
                        2,
                        2,
                        "2 statements on the issue",
                        "fentanyl")));
        all.addAll(STATEMENTS);
        all.addAll(Events.trends(STATEMENTS));
        all.add(ALERT);
        return all;
    }
}
