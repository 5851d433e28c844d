package org.onrecord.processor.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;

/**
 * A passage taken as a whole: who speaks in it, and what that speaker's words say.
 *
 * @param onIssue true if any statement of it, or the passage as such, is on the issue
 * @param speaker as spelled, or null
 * @param actor who that is; null where nobody speaks
 * @param topics of the speaker's words
 * @param stances of the speaker's words, one a claim at most
 */
public record PassageReading(
        boolean onIssue,
        @Nullable String speaker,
        Statement.@Nullable Actor actor,
        List<String> topics,
        List<Statement.StanceLabel> stances) {}
