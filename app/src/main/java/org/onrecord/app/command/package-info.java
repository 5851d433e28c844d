/**
 * The subcommands of {@code onrecord}.
 *
 * <p>Entry point: {@link org.onrecord.app.command.Commands}, where a new one is added by one line.
 */
@NullMarked
package org.onrecord.app.command;

import org.jspecify.annotations.NullMarked;
