/**
 * The commands that need no broker: reading documents, passages and claims, one at a time or as lines of JSON.
 *
 * <p>Entry points: {@link org.onrecord.app.offline.AnalyzeCommand}, {@link org.onrecord.app.offline.LabelCommand},
 * {@link org.onrecord.app.offline.StanceCommand}, {@link org.onrecord.app.offline.EvalCommand}.
 */
@NullMarked
package org.onrecord.app.offline;

import org.jspecify.annotations.NullMarked;
