package org.onrecord.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.feed.IndexUpdater;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.ReadOffsets;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.Opinion;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.events.opinion.OpinionRequest;
import org.onrecord.events.time.Published;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.StatementBuilder;

/** Makes events for tests and numbers them on their topics in the order in which they are made. */
public final class Events {
    /** The time at which everything in tests is fetched and received. */
    public static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Map<Partition, Long> ends = new TreeMap<>();

    /** Returns an event as the next record of its topic. */
    public ReceivedRecord put(Event event) {
        return received(topicOf(event), new IndexChange.Put(event, Optional.empty()));
    }

    /** Returns the tombstone of an event as the next record of its topic. */
    public ReceivedRecord remove(Event event) {
        return received(topicOf(event), new IndexChange.Remove(EventJson.typeOf(event), event.key(), Optional.empty()));
    }

    /** Returns a change as the next record of a topic. */
    public ReceivedRecord received(Topic topic, IndexChange change) {
        Partition partition = new Partition(topic.name(), 0);
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        return new ReceivedRecord(new RecordPosition(partition, offset), NOW, false, change);
    }

    /** Returns the offsets after all records made so far. */
    public ReadOffsets next() {
        return ReadOffsets.NONE.with(ends);
    }

    /** Applies events and then an empty batch, as a tailer that has caught up does. */
    public void feed(IndexUpdater updater, Event... events) {
        updater.apply(Arrays.stream(events).map(this::put).toList(), next(), (record, reason) -> {});
        updater.apply(List.of(), next(), (record, reason) -> {});
    }

    private static Topic topicOf(Event event) {
        String type = EventJson.typeOf(event);
        return event instanceof org.onrecord.events.Alert alert
                ? Topics.alerts(alert.kind())
                : Topics.ALL.stream()
                        .filter(topic -> topic.records().contains(type))
                        .findFirst()
                        .orElseThrow();
    }

    /** Returns a document. */
    public static Document document(
            String item, String publisher, @Nullable String url, String title, @Nullable String date, String text) {
        return DocumentBuilder.document("test", item, text)
                .publisher(publisher)
                .url(url)
                .title(title)
                .published(date == null ? null : Published.parse(date, "header").orElseThrow())
                .fetched(NOW)
                .language(text.codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en")
                .build();
    }

    /** Returns the opinion of a model on a statement that answers no question. */
    public static Opinion opinion(Statement statement, @Nullable String refused, Opinion.SideTaken... sides) {
        Issue issue = IssueFile.parse("issue.yaml", TestServer.issueYaml(), ActorFiles.NONE);
        String asked = OpinionRequest.of(statement, null, issue).hash();
        return new Opinion(
                Ids.opinion(asked, "reader-large"),
                asked,
                issue.id(),
                "reader-large",
                List.of(sides),
                List.of(),
                refused,
                1,
                NOW);
    }

    /** A speaker. */
    public record Who(
            @Nullable String id,
            @Nullable String name,
            @Nullable String role,
            String side,
            int tier) {}

    /** A stance on a claim with the words that decide it. */
    public record Takes(String claim, Stance stance, String words) {}

    /** Returns a statement whose words are in the document. */
    public static Statement statement(
            Document document,
            String quote,
            Statement.Kind kind,
            Who who,
            @Nullable LocalDate day,
            @Nullable Statement within,
            Takes... takes) {
        int start = document.text().indexOf(quote);
        if (start < 0) {
            throw new IllegalArgumentException("not in the document: " + quote);
        }
        Statement.Actor actor =
                new Statement.Actor(who.id(), who.name(), who.id() == null, who.side(), who.tier(), who.tier() <= 2);
        List<Statement.StanceLabel> stances = new ArrayList<>();
        for (Takes each : takes) {
            int at = document.text().indexOf(each.words(), start);
            stances.add(new Statement.StanceLabel(
                    each.claim(),
                    each.stance(),
                    0.83,
                    new Statement.Span(at, at + each.words().length()),
                    each.words()));
        }
        boolean counts =
                actor.official() && within == null && kind != Statement.Kind.QUESTION && kind != Statement.Kind.COMMENT;
        return StatementBuilder.statement(Ids.statement(document.id(), kind, quote, 0), quote)
                .document(Statement.DocumentRef.of(document))
                .span(new Statement.Span(start, start + quote.length()))
                .before(document.text().substring(Math.max(0, start - 32), start))
                .after(document.text()
                        .substring(
                                start + quote.length(),
                                Math.min(document.text().length(), start + quote.length() + 32)))
                .language(QuoteLanguage.of(quote, document.language()))
                .kind(kind)
                .within(within == null ? null : within.id())
                .speaker(who.name(), who.role(), null)
                .actor(actor)
                .day(day)
                .issue("fentanyl")
                .topics(List.of(new Statement.TopicLabel("cooperation", 0.71)))
                .stances(stances)
                .cluster(counts ? Ids.hash("cluster", who.side() + who.name(), quote) : "")
                .model("invented/1")
                .build();
    }

    /** Returns a statement with its occasion set. */
    static Statement at(String occasion, Statement s) {
        return StatementBuilder.like(s).occasion(occasion).build();
    }

    /** Returns the trends of statements: distinct ones by subject, holder, bucket and period. */
    public static List<Trend> trends(List<Statement> statements) {
        Map<String, Trend> trends = new TreeMap<>();
        Set<String> counted = new TreeSet<>();
        for (Statement statement : statements) {
            if (!statement.counts() || !counted.add(statement.cluster())) {
                continue;
            }
            for (Trend.Bucket bucket : Trend.Bucket.values()) {
                String period = period(statement.day(), bucket);
                for (Trend.Holder holder : holders(statement)) {
                    add(trends, statement, Trend.Subject.ALL, holder, bucket, period, 0, 0);
                    for (Statement.StanceLabel label : statement.stances()) {
                        boolean favor = label.stance() == Stance.FAVOR;
                        add(
                                trends,
                                statement,
                                new Trend.Subject(Trend.Subject.Kind.CLAIM, label.claim()),
                                holder,
                                bucket,
                                period,
                                favor ? 1 : 0,
                                favor ? 0 : 1);
                    }
                }
            }
        }
        return List.copyOf(trends.values());
    }

    private static List<Trend.Holder> holders(Statement statement) {
        List<Trend.Holder> holders = new ArrayList<>();
        holders.add(new Trend.Holder(Trend.Holder.Kind.SIDE, statement.actor().side()));
        statement.actor().key().ifPresent(key -> holders.add(new Trend.Holder(Trend.Holder.Kind.ACTOR, key)));
        return holders;
    }

    private static void add(
            Map<String, Trend> trends,
            Statement statement,
            Trend.Subject subject,
            Trend.Holder holder,
            Trend.Bucket bucket,
            String period,
            int favor,
            int against) {
        Trend one = new Trend(statement.issue(), subject, holder, bucket, period, 1, favor, against, 1);
        trends.merge(
                one.key(),
                one,
                (a, b) -> new Trend(
                        a.issue(),
                        a.subject(),
                        a.holder(),
                        a.bucket(),
                        a.period(),
                        a.statements() + 1,
                        a.favor() + favor,
                        a.against() + against,
                        a.carriers() + 1));
    }

    private static String period(@Nullable LocalDate day, Trend.Bucket bucket) {
        if (day == null) {
            return Trend.UNDATED;
        }
        return switch (bucket) {
            case DAY -> day.toString();
            case WEEK ->
                "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> day.toString().substring(0, 7);
            case QUARTER -> day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
        };
    }
}
