package org.onrecord.processor.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.passage.Passage;

/**
 * A passage that people labelled, as it is read.
 *
 * @param passage its speaker's words
 * @param topics that it treats; empty where nobody decided on its topics
 * @param decided claims on which people decided; the passage teaches nothing of others
 * @param stances sides taken, by claim; a claim decided and left out is not taken up
 * @param evidence where the deciding words stand in the document's text, by claim
 */
public record Lesson(
        Passage passage,
        Optional<Set<String>> topics,
        Set<String> decided,
        Map<String, Stance> stances,
        Map<String, List<Span>> evidence) {}
