/** What every command shares: shell, options for settings, progress bar, input. Entry class: {@link ShellCommand}. */
package org.onrecord.app.shell;
