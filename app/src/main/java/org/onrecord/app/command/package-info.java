/** The {@code onrecord} command: its subcommands and exit codes. Entry class: {@link Commands}, to which one line adds a command. */
package org.onrecord.app.command;
