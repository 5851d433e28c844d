/** The {@code onrecord} command: its subcommands and exit codes. Entry class: {@link Commands}, to which one line adds a command. */
@NullMarked
package org.onrecord.app.command;

import org.jspecify.annotations.NullMarked;
