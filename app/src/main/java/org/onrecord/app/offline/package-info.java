/**
 * The commands that need no broker. They analyse documents, passages and claims, one by one or as JSON Lines.
 *
 * <p>Entry classes: {@link org.onrecord.app.offline.AnalyzeCommand}, {@link org.onrecord.app.offline.LabelCommand},
 * {@link org.onrecord.app.offline.StanceCommand}, {@link org.onrecord.app.offline.EvalCommand}.
 */
@NullMarked
package org.onrecord.app.offline;

import org.jspecify.annotations.NullMarked;
