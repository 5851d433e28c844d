package org.onrecord.dashboard.index;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.feed.DeadLetterEntry;
import org.onrecord.dashboard.feed.PushMark;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.FetchTask;
import org.onrecord.events.Generation;
import org.onrecord.events.HostPace;
import org.onrecord.events.Opinion;
import org.onrecord.events.Outcome;
import org.onrecord.events.Published;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.Trend;
import org.onrecord.events.Withdrawal;

/** The fields of the index. Every entry has a {@link #KEY}, a {@link #TYPE} and the record's JSON. */
final class Schema {
    /** Raise it when a field changes: an index of another format is read anew from the topics. */
    static final String FORMAT = "6";

    static final String KEY = "key";
    static final String TYPE = "type";
    static final String JSON = "json";
    static final String RECEIVED = "received";

    static final String STATEMENT = "statement";
    static final String DOCUMENT = "document";
    static final String FETCHED = "fetched";
    static final String PUBLISHED = "published";
    static final String PUBLISHER_SIDE = "publisher-side";
    static final String FETCHED_DOCUMENT = "fetched-document";
    static final String FETCHED_NANO = "fetched-nano";
    static final String VERSION = "version";
    static final String LANGUAGE = "language";
    static final String RESULT = "result";
    static final String HEALTH = "health";
    static final String PROVES = "proves";
    static final String STATUS = "status";
    static final String VERSION_OF = "version-of";
    static final String ASKED = "asked";
    static final String OCCASIONS = "occasions";

    static final String SIDE = "side";
    static final String ACTOR = "actor";
    static final String NAME = "name";
    static final String TIER = "tier";
    static final String OFFICIAL = "official";
    static final String COUNTED = "counted";
    static final String KIND = "kind";
    static final String TOPIC = "topic";
    static final String CLAIM = "claim";
    static final String STANCE = "stance";
    static final String ANY_STANCE = "any-stance";
    static final String UNSURE = "unsure";
    static final String ANY_UNSURE = "any-unsure";
    static final String UNSURE_SCORE = "unsure-score";
    static final String CLUSTER = "cluster";
    static final String DAY = "day";
    static final String UNDATED = "undated";
    static final String START = "start";
    static final String WORDS_EN = "words.en";
    static final String WORDS_CJK = "words.cjk";

    static final String CORRECTS = "corrects";
    static final String REVOKED = "revoked";
    static final String AT = "at";

    static final String SUBJECT = "subject";
    static final String HOLDER_KIND = "holder-kind";
    static final String HOLDER = "holder";
    static final String BUCKET = "bucket";
    static final String PERIOD = "period";
    static final String STATEMENTS = "statements";
    static final String FAVOR = "favor";
    static final String AGAINST = "against";
    static final String CARRIERS = "carriers";

    static final String TYPE_VERSION = "version";
    static final String TYPE_WITHDRAWN = "withdrawal";
    static final String TYPE_OPINION = "opinion";
    static final String TYPE_DEAD_LETTER = "dead-letter";
    static final String TYPE_PUSH = "push";
    static final String TYPE_WITHDRAWN_ALERT = "withdrawn-alert";

    /** Lucene takes terms of at most 32,766 bytes; no honest id comes near. */
    private static final int LONGEST_TERM = 4096;

    private Schema() {}

    static Analyzer analyzer() {
        return new PerFieldAnalyzerWrapper(
                new EnglishAnalyzer(),
                Map.of(
                        WORDS_EN,
                        new EnglishAnalyzer(),
                        WORDS_CJK,
                        new CJKAnalyzer(EnglishAnalyzer.getDefaultStopSet())));
    }

    /** The term of an entry. A document and its withdrawal share one: the newer stands. */
    static Term key(String type, String key) {
        return new Term(KEY, cut((type.equals(TYPE_WITHDRAWN) ? "document" : type) + "/" + key));
    }

    static Term key(Event event) {
        return key(EventJson.typeOf(event), event.key());
    }

    static Document entry(Event event, Instant received) {
        Document entry = entry(key(event), EventJson.typeOf(event), EventJson.write(event), received);
        switch (event) {
            case org.onrecord.events.Document document -> {
                version(entry, document);
                value(entry, FETCHED_DOCUMENT, document.id());
                Optional.ofNullable(document.published())
                        .flatMap(Published::day)
                        .ifPresent(day -> entry.add(new NumericDocValuesField(PUBLISHED, day.toEpochDay())));
                term(entry, PUBLISHER_SIDE, document.side() == null ? "" : document.side());
                if (document.language() != null) {
                    value(entry, LANGUAGE, document.language());
                }
            }
            case Withdrawal withdrawal -> version(entry, withdrawal);
            case Outcome outcome -> term(entry, RESULT, outcome.result().json());
            case Statement statement -> statement(entry, statement);
            case Trend trend -> trend(entry, trend);
            case Alert alert -> alert(entry, alert);
            case TalkingPoint point -> talkingPoint(entry, point);
            case Correction correction -> correction(entry, correction);
            case Opinion opinion -> term(entry, ASKED, opinion.asked());
            case SourceState state -> term(entry, HEALTH, state.health().json());
            case FetchTask task -> throw new IllegalArgumentException("fetches are not indexed: " + task.url());
            case HostPace host -> throw new IllegalArgumentException("hosts are not indexed: " + host.key());
            case SourceItem item -> throw new IllegalArgumentException("source items are not indexed: " + item.key());
            case Generation generation ->
                throw new IllegalArgumentException("generations are not indexed: " + generation.key());
        }
        return entry;
    }

    static Document entry(Versions.Version version, Instant received) {
        Document entry = entry(
                key(TYPE_VERSION, version.key()),
                TYPE_VERSION,
                EventJson.mapper().writeValueAsBytes(version),
                received);
        term(entry, VERSION_OF, version.document());
        value(entry, FETCHED_DOCUMENT, version.document());
        entry.add(new NumericDocValuesField(FETCHED, version.fetched().getEpochSecond()));
        return entry;
    }

    static Document entry(WithdrawnAlert gone) {
        Document entry = entry(
                key(TYPE_WITHDRAWN_ALERT, gone.alert().id()),
                TYPE_WITHDRAWN_ALERT,
                EventJson.mapper().writeValueAsBytes(gone),
                gone.withdrawn());
        alert(entry, gone.alert());
        value(entry, STATUS, TYPE_WITHDRAWN_ALERT);
        return entry;
    }

    private static void alert(Document entry, Alert alert) {
        term(entry, KIND, alert.kind().json());
        day(entry, alert.day());
        distinct(alert.evidence().stream().map(Alert.Evidence::document))
                .forEach(document -> term(entry, PROVES, document));
    }

    static Document entry(DeadLetterEntry letter) {
        return entry(
                key(TYPE_DEAD_LETTER, letter.id()),
                TYPE_DEAD_LETTER,
                EventJson.mapper().writeValueAsBytes(letter),
                letter.received());
    }

    static Document entry(PushMark mark, String document, Instant received) {
        Push push = new Push(mark, document);
        return entry(
                key(TYPE_PUSH, mark.idempotencyKey()),
                TYPE_PUSH,
                EventJson.mapper().writeValueAsBytes(push),
                received);
    }

    /** A push that went through. */
    record Push(PushMark mark, String document) {}

    private static Document entry(Term key, String type, byte[] json, Instant received) {
        Document entry = new Document();
        entry.add(new StringField(KEY, key.bytes(), Field.Store.NO));
        entry.add(new StringField(TYPE, type, Field.Store.NO));
        entry.add(new StoredField(JSON, json));
        entry.add(new LongPoint(RECEIVED, received.toEpochMilli()));
        entry.add(new NumericDocValuesField(RECEIVED, received.toEpochMilli()));
        return entry;
    }

    private static void version(Document entry, DocumentEvent event) {
        entry.add(new NumericDocValuesField(FETCHED, event.fetched().getEpochSecond()));
        entry.add(new NumericDocValuesField(FETCHED_NANO, event.fetched().getNano()));
        value(entry, VERSION, event.version());
    }

    private static void statement(Document entry, Statement statement) {
        boolean counts = statement.counts();
        value(entry, STATEMENT, statement.id());
        term(entry, DOCUMENT, statement.document().id());
        value(entry, DOCUMENT, statement.document().id());
        term(entry, SIDE, statement.actor().side());
        value(entry, SIDE, statement.actor().side());
        statement.actor().key().ifPresent(actor -> {
            term(entry, ACTOR, actor);
            value(entry, ACTOR, actor);
        });
        String name = statement.actor().name();
        value(entry, NAME, name == null ? "" : name);
        entry.add(new NumericDocValuesField(TIER, statement.actor().tier()));
        term(entry, OFFICIAL, Boolean.toString(statement.actor().official()));
        term(entry, COUNTED, Boolean.toString(counts));
        term(entry, KIND, statement.kind().json());
        distinct(statement.topics().stream().map(Statement.TopicLabel::topic)).forEach(id -> term(entry, TOPIC, id));
        distinct(statement.stances().stream().map(Statement.StanceLabel::claim)).forEach(id -> term(entry, CLAIM, id));
        distinct(statement.stances().stream().map(label -> label.stance().json()))
                .forEach(stance -> term(entry, ANY_STANCE, stance));
        distinct(statement.stances().stream()
                        .map(label -> stance(label.claim(), label.stance().json())))
                .forEach(stance -> {
                    term(entry, STANCE, stance);
                    entry.add(new SortedSetDocValuesField(STANCE, new BytesRef(cut(stance))));
                });
        unsure(entry, statement.unsure());
        if (counts && !statement.cluster().isEmpty()) {
            term(entry, CLUSTER, statement.cluster());
            value(entry, CLUSTER, statement.cluster());
        }
        day(entry, statement.day());
        entry.add(new NumericDocValuesField(START, statement.span().start()));
        boolean cjk = CjkText.isCjk(statement.quote());
        entry.add(new TextField(cjk ? WORDS_CJK : WORDS_EN, statement.quote(), Field.Store.NO));
    }

    /** Which claims wait for an editor, and how sure the surest side on each is, and of all. */
    private static void unsure(Document entry, List<Statement.StanceLabel> labels) {
        term(entry, ANY_UNSURE, Boolean.toString(!labels.isEmpty()));
        Map<String, Double> surest = new TreeMap<>();
        labels.forEach(label -> surest.merge(label.claim(), label.score(), Math::max));
        surest.forEach((claim, score) -> {
            term(entry, UNSURE, claim);
            entry.add(new DoubleDocValuesField(unsureScore(claim), score));
        });
        surest.values().stream()
                .max(Double::compare)
                .ifPresent(score -> entry.add(new DoubleDocValuesField(UNSURE_SCORE, score)));
    }

    /** The field that holds how sure the surest of the unsure sides on a claim is. */
    static String unsureScore(String claim) {
        return UNSURE_SCORE + "=" + claim;
    }

    private static void talkingPoint(Document entry, TalkingPoint point) {
        point.actor().key().ifPresent(actor -> {
            term(entry, ACTOR, actor);
            value(entry, ACTOR, actor);
        });
        term(entry, SIDE, point.actor().side());
        value(entry, SIDE, point.actor().side());
        term(entry, KIND, point.state().json());
        day(entry, point.last());
        entry.add(new NumericDocValuesField(OCCASIONS, point.occasions()));
    }

    private static void correction(Document entry, Correction correction) {
        term(entry, DOCUMENT, correction.document());
        value(entry, DOCUMENT, correction.document());
        term(entry, CORRECTS, correction.statement());
        term(entry, KIND, correction.field().json());
        term(entry, REVOKED, Boolean.toString(!correction.stands()));
        entry.add(new NumericDocValuesField(AT, correction.at().toEpochMilli()));
    }

    /** The term of a side on a claim. */
    static String stance(String claim, String stance) {
        return claim + "=" + stance;
    }

    /** The term of a trend's subject. */
    static String subject(Trend.Subject subject) {
        return subject.kind().json() + ":" + subject.id();
    }

    private static void trend(Document entry, Trend trend) {
        term(entry, SUBJECT, subject(trend.subject()));
        term(entry, HOLDER_KIND, trend.holder().kind().json());
        term(entry, HOLDER, trend.holder().id());
        value(entry, HOLDER, trend.holder().id());
        term(entry, BUCKET, trend.bucket().json());
        value(entry, PERIOD, trend.period());
        entry.add(new NumericDocValuesField(STATEMENTS, trend.statements()));
        entry.add(new NumericDocValuesField(FAVOR, trend.favor()));
        entry.add(new NumericDocValuesField(AGAINST, trend.against()));
        entry.add(new NumericDocValuesField(CARRIERS, trend.carriers()));
    }

    private static void day(Document entry, @Nullable LocalDate day) {
        term(entry, UNDATED, Boolean.toString(day == null));
        if (day != null) {
            entry.add(new LongPoint(DAY, day.toEpochDay()));
            entry.add(new NumericDocValuesField(DAY, day.toEpochDay()));
        }
    }

    private static void term(Document entry, String field, String value) {
        entry.add(new StringField(field, cut(value), Field.Store.NO));
    }

    private static void value(Document entry, String field, String value) {
        entry.add(new SortedDocValuesField(field, new BytesRef(cut(value))));
    }

    private static Set<String> distinct(Stream<String> values) {
        return values.collect(Collectors.toSet());
    }

    static String cut(String value) {
        return value.length() <= LONGEST_TERM ? value : value.substring(0, LONGEST_TERM);
    }
}
