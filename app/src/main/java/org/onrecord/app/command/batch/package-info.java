/** The commands that need no broker, for one text or JSON Lines. Entry classes: {@link AnalyzeCommand}, {@link BatchCommands}. */
@NullMarked
package org.onrecord.app.command.batch;

import org.jspecify.annotations.NullMarked;
