package org.onrecord.dashboard.index;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.record.DeadLetterItem;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.Delivery;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.FetchTask;
import org.onrecord.events.Forgotten;
import org.onrecord.events.Generation;
import org.onrecord.events.HostPace;
import org.onrecord.events.Match;
import org.onrecord.events.Opinion;
import org.onrecord.events.Outcome;
import org.onrecord.events.Rule;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.events.Statement;
import org.onrecord.events.Subscription;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.Trend;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.language.CjkText;
import org.onrecord.events.time.PlausibleTime;

/** Builds the index entry of a record: its JSON, and the fields that queries find, sort and count by. */
record IndexEntry(Term key, Document fields) {
    private IndexEntry(Term key, String type, byte[] json, Instant received) {
        this(key, new Document());
        fields.add(new StringField(IndexFields.KEY, key.bytes(), Field.Store.NO));
        fields.add(new StringField(IndexFields.TYPE, type, Field.Store.NO));
        bytes(IndexFields.JSON, json);
        number(IndexFields.SIZE, json.length);
        BytesRef name = key.bytes();
        number(IndexFields.ORDER, StringHelper.murmurhash3_x64_128(name.bytes, name.offset, name.length, 0)[0]);
        fields.add(new LongPoint(IndexFields.RECEIVED, received.toEpochMilli()));
        number(IndexFields.RECEIVED, received.toEpochMilli());
    }

    private static IndexEntry stored(String type, String key, Object value, Instant received) {
        return new IndexEntry(
                IndexFields.key(type, key), type, EventJson.mapper().writeValueAsBytes(value), received);
    }

    static IndexEntry ofVersion(org.onrecord.events.Document document, Instant received) {
        DocumentVersion version = DocumentVersion.of(document);
        return new IndexEntry(version.key(), IndexFields.TYPE_VERSION, EventJson.write(document), received)
                .bytes(IndexFields.VERSION_JSON, EventJson.mapper().writeValueAsBytes(version))
                .term(IndexFields.VERSION_OF, version.document())
                .value(IndexFields.FETCHED_DOCUMENT, version.document())
                .number(IndexFields.FETCHED, version.fetched().getEpochSecond());
    }

    static IndexEntry of(WithdrawnAlert withdrawn) {
        return stored(IndexFields.TYPE_WITHDRAWN_ALERT, withdrawn.alert().key(), withdrawn, withdrawn.withdrawn())
                .alert(withdrawn.alert())
                .value(IndexFields.STATUS, IndexFields.TYPE_WITHDRAWN_ALERT);
    }

    static IndexEntry ofUnconfirmed(Alert alert, Instant received) {
        return stored(IndexFields.TYPE_UNCONFIRMED, alert.key(), alert, received)
                .alert(alert);
    }

    static IndexEntry of(DeadLetterItem letter) {
        return stored(IndexFields.TYPE_DEAD_LETTER, letter.id(), letter, letter.received());
    }

    static IndexEntry of(IndexSnapshot.StoredPush push, Instant received) {
        return stored(IndexFields.TYPE_PUSH, push.key().idempotencyKey(), push, received);
    }

    /**
     * Returns the entry of an event. That of a document has no JSON: the entry of its version has it.
     *
     * @throws IllegalArgumentException if the index keeps no events of this type
     */
    static IndexEntry of(Event event, Instant received) {
        byte[] json = event instanceof org.onrecord.events.Document ? new byte[0] : EventJson.write(event);
        IndexEntry entry = new IndexEntry(IndexFields.key(event), EventJson.typeOf(event), json, received);
        switch (event) {
            case org.onrecord.events.Document document -> entry.document(document);
            case Withdrawal withdrawal -> entry.version(withdrawal);
            case Outcome outcome ->
                entry.issue(outcome.issue())
                        .term(IndexFields.RESULT, outcome.result().json());
            case Statement statement -> entry.statement(statement);
            case Trend trend -> entry.trend(trend);
            case Alert alert -> entry.alert(alert);
            case TalkingPoint point -> entry.talkingPoint(point);
            case Correction correction -> entry.correction(correction);
            case Opinion opinion -> entry.issue(opinion.issue()).term(IndexFields.ASKED, opinion.asked());
            case SourceState ignored -> {}
            case Forgotten ignored -> {}
            case Rule ignored -> {}
            case Subscription ignored -> {}
            case Match match ->
                entry.term(IndexFields.RULE, match.rule())
                        .number(IndexFields.AT, match.at().toEpochMilli());
            case Delivery delivery -> entry.delivery(delivery);
            case FetchTask task -> throw notIndexed(task);
            case HostPace host -> throw notIndexed(host);
            case SourceItem item -> throw notIndexed(item);
            case Generation generation -> throw notIndexed(generation);
        }
        return entry;
    }

    private static IllegalArgumentException notIndexed(Event event) {
        return new IllegalArgumentException(
                "records of type " + EventJson.typeOf(event) + " are not indexed: " + event.key());
    }

    private void document(org.onrecord.events.Document document) {
        version(document);
        value(IndexFields.FETCHED_DOCUMENT, document.id());
        document.publishedDay()
                .filter(day -> PlausibleTime.isPublication(day, Instant.now()))
                .ifPresent(day -> number(IndexFields.PUBLISHED, day.toEpochDay()));
        term(IndexFields.PUBLISHER_SIDE, Objects.requireNonNullElse(document.side(), ""));
        Optional.ofNullable(document.language()).ifPresent(language -> termAndValue(IndexFields.LANGUAGE, language));
    }

    private void version(DocumentEvent event) {
        number(IndexFields.FETCHED, event.fetched().getEpochSecond());
        number(IndexFields.FETCHED_NANO, event.fetched().getNano());
        value(IndexFields.VERSION, event.version());
    }

    /** Adds the issue of a record; null if it names none. */
    private IndexEntry issue(@Nullable String id) {
        termAndValue(IndexFields.ISSUE, Objects.requireNonNullElse(id, ""));
        return this;
    }

    private void statement(Statement statement) {
        issue(statement.issue());
        boolean counts = statement.counts();
        value(IndexFields.STATEMENT, statement.id());
        termAndValue(IndexFields.DOCUMENT, statement.document().id());
        actor(statement.actor());
        String name = statement.actor().name();
        value(IndexFields.NAME, name == null ? "" : name);
        number(IndexFields.TIER, statement.actor().tier());
        counted(IndexFields.TIER, Integer.toString(statement.actor().tier()));
        term(IndexFields.OFFICIAL, Boolean.toString(statement.actor().official()));
        counted(IndexFields.COUNTED, Boolean.toString(counts));
        counted(IndexFields.KIND, statement.kind().json());
        counted(IndexFields.PUBLISHER, statement.document().publisher());
        termsAndValues(IndexFields.TOPIC, statement.topics(), Statement.TopicLabel::topic);
        Map<Boolean, List<Statement.StanceLabel>> sides =
                statement.stances().stream().collect(Collectors.partitioningBy(Statement.StanceLabel::conditional));
        List<Statement.StanceLabel> outright = sides.getOrDefault(false, List.of());
        termsAndValues(IndexFields.CLAIM, statement.stances(), Statement.StanceLabel::claim);
        termsAndValues(IndexFields.ANY_STANCE, outright, label -> label.stance().json());
        terms(IndexFields.CONDITIONAL, sides.getOrDefault(true, List.of()), IndexEntry::stance);
        values(IndexFields.ACT, statement.acts(), claim -> claim);
        terms(IndexFields.STANCE, outright, IndexEntry::stance);
        values(IndexFields.STANCE, outright, IndexEntry::stance);
        highest(outright)
                .forEach((claim, score) -> fields.add(new DoubleDocValuesField(IndexFields.score(claim), score)));
        unsure(statement.unsure());
        if (counts && !statement.cluster().isEmpty()) {
            termAndValue(IndexFields.CLUSTER, statement.cluster());
        }
        term(IndexFields.COPY, Boolean.toString(statement.copy()));
        termAndValue(IndexFields.LANGUAGE, statement.language());
        day(statement.day());
        number(IndexFields.START, statement.span().start());
        words(CjkText.isCjk(statement.quote()) ? IndexFields.WORDS_CJK : IndexFields.WORDS_EN, statement.quote());
        Statement.Speaker speaker = statement.speaker();
        words(IndexFields.words("speaker"), name);
        words(IndexFields.words("speaker"), speaker.name());
        words(IndexFields.words("role"), speaker.role());
        words(IndexFields.words("role"), speaker.organisation());
        words(IndexFields.words("title"), statement.document().title());
        words(IndexFields.words("publisher"), statement.document().publisher());
        words(IndexFields.words("occasion"), statement.when().occasion());
    }

    private void words(String field, @Nullable String text) {
        if (text != null) {
            fields.add(new TextField(field, text, Field.Store.NO));
        }
    }

    private static String stance(Statement.StanceLabel label) {
        return IndexFields.stance(label.claim(), label.stance().json());
    }

    /** Adds the claims that need an editor's decision, with the highest score of the unsure stances on each and on all. */
    private void unsure(List<Statement.StanceLabel> labels) {
        term(IndexFields.ANY_UNSURE, Boolean.toString(!labels.isEmpty()));
        values(IndexFields.UNSURE_STANCE, labels, IndexEntry::stance);
        Map<String, Double> highest = highest(labels);
        highest.forEach((claim, score) -> {
            term(IndexFields.UNSURE, claim);
            fields.add(new DoubleDocValuesField(IndexFields.unsureScore(claim), score));
        });
        highest.values().stream()
                .max(Double::compare)
                .ifPresent(score -> fields.add(new DoubleDocValuesField(IndexFields.UNSURE_SCORE, score)));
    }

    private static Map<String, Double> highest(List<Statement.StanceLabel> labels) {
        Map<String, Double> highest = new TreeMap<>();
        labels.forEach(label -> highest.merge(label.claim(), label.score(), Math::max));
        return highest;
    }

    private void trend(Trend trend) {
        issue(trend.issue());
        term(IndexFields.SUBJECT, trend.subject().name());
        term(IndexFields.HOLDER_KIND, trend.holder().kind().json());
        termAndValue(IndexFields.HOLDER, trend.holder().id());
        term(IndexFields.BUCKET, trend.bucket().json());
        value(IndexFields.PERIOD, trend.period());
        number(IndexFields.STATEMENTS, trend.statements());
        number(IndexFields.FAVOR, trend.favor());
        number(IndexFields.AGAINST, trend.against());
        number(IndexFields.CARRIERS, trend.carriers());
    }

    private IndexEntry alert(Alert alert) {
        issue(alert.issue());
        term(IndexFields.KIND, alert.kind().json());
        day(alert.day());
        terms(IndexFields.PROVES, alert.evidence(), Alert.Evidence::document);
        Map<String, String> facts = alert.facts();
        term(IndexFields.CHANGE, facts.getOrDefault("shift", facts.getOrDefault("change", "")));
        Optional.ofNullable(facts.get("claim")).ifPresent(claim -> term(IndexFields.CLAIM, claim));
        Optional.ofNullable(facts.get("actor")).ifPresent(actor -> termAndValue(IndexFields.ACTOR, actor));
        Optional.ofNullable(facts.get("side")).ifPresent(side -> termAndValue(IndexFields.SIDE, side));
        return this;
    }

    private void talkingPoint(TalkingPoint point) {
        issue(point.issue());
        actor(point.actor());
        term(IndexFields.KIND, point.state().json());
        day(point.last());
        number(IndexFields.OCCASIONS, point.occasions());
    }

    private void correction(Correction correction) {
        issue(correction.issue());
        termAndValue(IndexFields.DOCUMENT, correction.document());
        term(IndexFields.CORRECTS, correction.statement());
        term(IndexFields.KIND, correction.field().json());
        term(IndexFields.REVOKED, Boolean.toString(!correction.stands()));
        number(IndexFields.AT, correction.at().toEpochMilli());
    }

    private void delivery(Delivery delivery) {
        term(IndexFields.RULE, delivery.rule());
        term(IndexFields.SUBSCRIPTION, delivery.subscription());
        term(IndexFields.STATE, delivery.state().json());
        number(IndexFields.NUMBER, delivery.number());
        number(IndexFields.AT, delivery.made().toEpochMilli());
    }

    private void actor(Statement.Actor actor) {
        actor.key().ifPresent(key -> termAndValue(IndexFields.ACTOR, key));
        termAndValue(IndexFields.SIDE, actor.side());
    }

    /** Adds the day. An implausible one, such as the first of year 1, counts as none. */
    private void day(@Nullable LocalDate day) {
        boolean dated = day != null && PlausibleTime.isPublication(day, Instant.now());
        term(IndexFields.UNDATED, Boolean.toString(!dated));
        if (day != null && dated) {
            fields.add(new LongPoint(IndexFields.DAY, day.toEpochDay()));
            number(IndexFields.DAY, day.toEpochDay());
        }
    }

    /** Adds bytes that can be read. */
    private IndexEntry bytes(String field, byte[] value) {
        fields.add(new StoredField(field, value));
        return this;
    }

    /** Adds a term that queries can find. */
    private IndexEntry term(String field, String value) {
        fields.add(new StringField(field, IndexFields.cut(value), Field.Store.NO));
        return this;
    }

    private <T> void terms(String field, Collection<T> all, Function<T, String> value) {
        all.stream().map(value).distinct().forEach(each -> term(field, each));
    }

    /** Adds terms that queries can find and count. */
    private <T> void termsAndValues(String field, Collection<T> all, Function<T, String> value) {
        terms(field, all, value);
        values(IndexFields.counted(field), all, value);
    }

    private <T> void values(String field, Collection<T> all, Function<T, String> value) {
        all.stream()
                .map(value)
                .distinct()
                .forEach(each -> fields.add(new SortedSetDocValuesField(field, new BytesRef(IndexFields.cut(each)))));
    }

    /** Adds a value that can be sorted by and counted. */
    private IndexEntry value(String field, String value) {
        fields.add(new SortedDocValuesField(field, new BytesRef(IndexFields.cut(value))));
        return this;
    }

    private IndexEntry number(String field, long value) {
        fields.add(new NumericDocValuesField(field, value));
        return this;
    }

    /** Adds a term that queries can find and count. */
    private void counted(String field, String value) {
        term(field, value).value(IndexFields.counted(field), value);
    }

    private void termAndValue(String field, String value) {
        term(field, value).value(field, value);
    }
}
