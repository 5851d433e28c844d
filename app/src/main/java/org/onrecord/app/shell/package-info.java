/** What every command shares: shell, options for settings, progress bar, input. Entry class: {@link ShellCommand}. */
@NullMarked
package org.onrecord.app.shell;

import org.jspecify.annotations.NullMarked;
