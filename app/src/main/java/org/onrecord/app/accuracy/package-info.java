/**
 * How right OnRecord is: its answers on labelled passages and documents, scored. Pure: what is read and written is the caller's.
 *
 * <p>Entry points: {@link org.onrecord.app.accuracy.PassageScores}, {@link org.onrecord.app.accuracy.DocumentScore},
 * {@link org.onrecord.app.accuracy.AccuracyCard}.
 */
@NullMarked
package org.onrecord.app.accuracy;

import org.jspecify.annotations.NullMarked;
