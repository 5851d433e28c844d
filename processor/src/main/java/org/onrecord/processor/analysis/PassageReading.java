package org.onrecord.processor.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.processor.stance.StanceDecision;

/**
 * The labels of a passage taken as a whole: its main speaker, and what that speaker's words say.
 *
 * @param onIssue true if the passage or any of its statements is on the issue
 * @param speaker name as spelled, or null
 * @param actor the speaker; null if nobody speaks
 * @param sides those that are told and those that wait for a person
 */
public record PassageReading(
        boolean onIssue,
        @Nullable String speaker,
        Statement.@Nullable Actor actor,
        List<String> topics,
        StanceDecision.Decision sides) {}
