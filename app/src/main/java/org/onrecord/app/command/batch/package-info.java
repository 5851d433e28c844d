/**
 * The commands that need no broker. They analyse documents, passages and claims, one by one or as JSON Lines.
 *
 * <p>Entry classes: {@link org.onrecord.app.command.batch.AnalyzeCommand}, {@link
 * org.onrecord.app.command.batch.BatchCommands}.
 */
@NullMarked
package org.onrecord.app.command.batch;

import org.jspecify.annotations.NullMarked;
