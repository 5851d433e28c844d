package org.onrecord.processor.learn;

import java.util.List;
import java.util.Map;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.passage.Passage;

/**
 * A passage that people labelled, as it is read.
 *
 * @param passage its speaker's words
 * @param stances sides taken, by claim; a claim left out is not taken up
 * @param evidence where the deciding words stand in the document's text, by claim
 */
public record Lesson(Passage passage, Map<String, Stance> stances, Map<String, List<Span>> evidence) {}
