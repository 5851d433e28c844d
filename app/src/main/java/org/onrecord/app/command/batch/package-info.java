/** The commands that need no broker, for one text or JSON Lines. Entry classes: {@link AnalyzeCommand}, {@link BatchCommands}. */
package org.onrecord.app.command.batch;
