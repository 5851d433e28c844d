package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A record of a topic: JSON with {@code type} (which record) and {@code v} (version of its schema).
 *
 * <p>Schemas change by addition only: a reader ignores fields that it does not know.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Document.class, name = "document"),
    @Type(value = Withdrawal.class, name = "withdrawal"),
    @Type(value = Statement.class, name = "statement"),
    @Type(value = Outcome.class, name = "outcome"),
    @Type(value = Trend.class, name = "trend"),
    @Type(value = Alert.class, name = "alert"),
    @Type(value = TalkingPoint.class, name = "talking-point"),
    @Type(value = Opinion.class, name = "opinion"),
    @Type(value = Correction.class, name = "correction"),
    @Type(value = SourceItem.class, name = "source-item"),
    @Type(value = SourceState.class, name = "source"),
    @Type(value = HostPace.class, name = "host"),
    @Type(value = FetchTask.class, name = "fetch"),
    @Type(value = Generation.class, name = "generation"),
    @Type(value = Rule.class, name = "rule"),
    @Type(value = Subscription.class, name = "subscription"),
    @Type(value = Match.class, name = "match"),
    @Type(value = Delivery.class, name = "delivery"),
    @Type(value = Forgotten.class, name = "forgotten"),
})
@JsonPropertyOrder({"type", "v"})
public sealed interface Event
        permits DocumentEvent,
                Statement,
                Outcome,
                Trend,
                Alert,
                TalkingPoint,
                Opinion,
                Correction,
                SourceItem,
                SourceState,
                HostPace,
                FetchTask,
                Generation,
                Rule,
                Subscription,
                Match,
                Delivery,
                Forgotten {

    /** Returns the version of the schema, 1 or more. */
    @JsonProperty(value = "v", access = JsonProperty.Access.READ_ONLY)
    default int v() {
        return 1;
    }

    /** Returns the key of the record on its topic. */
    String key();
}
