/**
 * The subcommands of {@code onrecord} that start services or talk to a broker.
 *
 * <p>Entry class: {@link org.onrecord.app.command.Commands}, to which a new command is added by one line.
 */
@NullMarked
package org.onrecord.app.command;

import org.jspecify.annotations.NullMarked;
