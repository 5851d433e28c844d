/**
 * The scores of OnRecord's answers on labelled passages and documents. Pure: callers read and write the files.
 *
 * <p>Entry classes: {@link org.onrecord.app.accuracy.PassageScores}, {@link org.onrecord.app.accuracy.DocumentScore},
 * {@link org.onrecord.app.accuracy.AccuracyCard}.
 */
@NullMarked
package org.onrecord.app.accuracy;

import org.jspecify.annotations.NullMarked;
