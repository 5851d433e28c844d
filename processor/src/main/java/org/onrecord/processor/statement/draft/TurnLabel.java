package org.onrecord.processor.statement.draft;

import org.onrecord.events.Statement.Span;

/**
 * The mark of a turn in a transcript: "Name:", "Q:", "记者：", or a name alone on its line.
 *
 * @param paragraph index of the paragraph that it opens or fills
 * @param text the label without its colon
 * @param span of the label with its colon
 */
public record TurnLabel(int paragraph, String text, Span span) {}
