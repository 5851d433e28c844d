/**
 * How well and how fast statements and their speakers are found.
 *
 * <p>Entry classes: {@link org.onrecord.bench.statements.QuotesScore}, {@link
 * org.onrecord.bench.statements.SpeakersScore}, {@link org.onrecord.bench.statements.OccasionSample}, {@link
 * org.onrecord.bench.statements.StatementSpeed}, {@link org.onrecord.bench.statements.StatementGrowth}.
 */
package org.onrecord.bench.statements;
