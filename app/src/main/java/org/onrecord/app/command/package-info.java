/**
 * The {@code onrecord} command: the list of its subcommands, and the exit codes.
 *
 * <p>Entry class: {@link org.onrecord.app.command.Commands}, to which a new command is added by one line.
 */
@NullMarked
package org.onrecord.app.command;

import org.jspecify.annotations.NullMarked;
