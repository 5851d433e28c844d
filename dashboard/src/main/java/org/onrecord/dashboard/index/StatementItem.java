package org.onrecord.dashboard.index;

import java.time.Instant;
import org.onrecord.events.Statement;

/**
 * A statement as the lists show it.
 *
 * @param statement the record
 * @param counted true if it counts in positions and trends
 * @param carriers statements with the same words of the same actor, this one included
 * @param language of the words, BCP 47; {@code und} where not known
 * @param received when the record was received
 */
public record StatementItem(Statement statement, boolean counted, int carriers, String language, Instant received) {}
