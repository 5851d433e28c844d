/**
 * How well and how fast stances are decided, beyond what {@code bench/accuracy} measures: public stance sets, unseen
 * issues, learning, speed.
 *
 * <p>Entry classes: {@link org.onrecord.bench.stance.StanceSetsScore}, {@link org.onrecord.bench.stance.UnseenScore},
 * {@link org.onrecord.bench.stance.LearnScore}, {@link
 * org.onrecord.bench.stance.EmbedSpeed}.
 */
package org.onrecord.bench.stance;
