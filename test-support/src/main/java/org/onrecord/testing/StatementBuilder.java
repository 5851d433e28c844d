package org.onrecord.testing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Actor;
import org.onrecord.events.Statement.Attribution;
import org.onrecord.events.Statement.Corrected;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.DocumentRef;
import org.onrecord.events.Statement.Excerpt;
import org.onrecord.events.Statement.Labeller;
import org.onrecord.events.Statement.Labels;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Statement.Speaker;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Statement.TopicLabel;
import org.onrecord.events.Statement.When;
import org.onrecord.events.language.QuoteLanguage;

/**
 * Builds a statement from the fields that matter to a test. The others are plain: a whole document, said in turn by a leader of the registry,
 * undated, without labels, in no cluster.
 */
public final class StatementBuilder {
    private String id;
    private DocumentRef document;
    private Span span;
    private String quote;
    private String before;
    private String after;
    private String language;
    private Statement.Kind kind;
    private @Nullable String within;
    private Speaker speaker;
    private Actor actor;
    private @Nullable LocalDate date;
    private @Nullable LocalDate day;
    private @Nullable String occasion;
    private @Nullable String answerTo;
    private List<Distanced> distanced;
    private String issue;
    private List<TopicLabel> topics;
    private List<StanceLabel> stances;
    private List<StanceLabel> unsure;
    private List<String> talkingPoints;
    private String cluster;
    private boolean copy;
    private String model;
    private List<Corrected> corrected;
    private @Nullable Labeller labeller;

    private StatementBuilder(Statement statement) {
        id = statement.id();
        document = statement.document();
        span = statement.span();
        quote = statement.quote();
        before = statement.excerpt().before();
        after = statement.excerpt().after();
        language = statement.language();
        kind = statement.kind();
        within = statement.within();
        speaker = statement.speaker();
        actor = statement.actor();
        date = statement.when().date();
        day = statement.day();
        occasion = statement.when().occasion();
        answerTo = statement.answerTo();
        distanced = statement.distanced();
        issue = statement.issue();
        topics = statement.topics();
        stances = statement.stances();
        unsure = statement.unsure();
        talkingPoints = statement.labels().talkingPoints();
        cluster = statement.cluster();
        copy = statement.copy();
        model = statement.model();
        corrected = statement.corrected();
        labeller = statement.labeller();
    }

    /** Starts with an id and the words. */
    public static StatementBuilder statement(String id, String quote) {
        return new StatementBuilder(new Statement(
                id,
                new DocumentRef("d1", "v1", "Title", "Publisher", null, null),
                new Excerpt(new Span(0, quote.length()), quote, "", "", QuoteLanguage.of(quote, null)),
                Statement.Kind.TURN,
                null,
                new Attribution(new Speaker("Ann", null, null), new Actor("ann", "Ann", false, "XX", 1, true)),
                new When(null, null, null),
                null,
                List.of(),
                "issue",
                Labels.NONE,
                "",
                false,
                "model",
                List.of(),
                null));
    }

    /** Starts with the fields of another statement. */
    public static StatementBuilder like(Statement statement) {
        return new StatementBuilder(statement);
    }

    public Statement build() {
        return new Statement(
                id,
                document,
                new Excerpt(span, quote, before, after, language),
                kind,
                within,
                new Attribution(speaker, actor),
                new When(date, day, occasion),
                answerTo,
                distanced,
                issue,
                new Labels(topics, stances, unsure, talkingPoints),
                cluster,
                copy,
                model,
                corrected,
                labeller);
    }

    public StatementBuilder document(DocumentRef value) {
        document = value;
        return this;
    }

    public StatementBuilder span(Span value) {
        span = value;
        return this;
    }

    public StatementBuilder before(String value) {
        before = value;
        return this;
    }

    public StatementBuilder after(String value) {
        after = value;
        return this;
    }

    public StatementBuilder language(String value) {
        language = value;
        return this;
    }

    public StatementBuilder kind(Statement.Kind value) {
        kind = value;
        return this;
    }

    public StatementBuilder within(@Nullable String value) {
        within = value;
        return this;
    }

    public StatementBuilder speaker(Speaker value) {
        speaker = value;
        return this;
    }

    public StatementBuilder speaker(@Nullable String name, @Nullable String role, @Nullable String organisation) {
        return speaker(new Speaker(name, role, organisation));
    }

    public StatementBuilder actor(Actor value) {
        actor = value;
        return this;
    }

    public StatementBuilder date(@Nullable LocalDate value) {
        date = value;
        return this;
    }

    public StatementBuilder day(@Nullable LocalDate value) {
        day = value;
        return this;
    }

    public StatementBuilder occasion(@Nullable String value) {
        occasion = value;
        return this;
    }

    public StatementBuilder answerTo(@Nullable String value) {
        answerTo = value;
        return this;
    }

    public StatementBuilder distanced(List<Distanced> value) {
        distanced = value;
        return this;
    }

    public StatementBuilder issue(String value) {
        issue = value;
        return this;
    }

    public StatementBuilder topics(List<TopicLabel> value) {
        topics = value;
        return this;
    }

    public StatementBuilder stances(List<StanceLabel> value) {
        stances = value;
        return this;
    }

    public StatementBuilder unsure(List<StanceLabel> value) {
        unsure = value;
        return this;
    }

    public StatementBuilder talkingPoints(List<String> value) {
        talkingPoints = value;
        return this;
    }

    public StatementBuilder cluster(String value) {
        cluster = value;
        return this;
    }

    public StatementBuilder copy() {
        copy = true;
        return this;
    }

    public StatementBuilder model(String value) {
        model = value;
        return this;
    }

    public StatementBuilder corrected(List<Corrected> value) {
        corrected = value;
        return this;
    }

    public StatementBuilder labeller(@Nullable Labeller value) {
        labeller = value;
        return this;
    }
}
