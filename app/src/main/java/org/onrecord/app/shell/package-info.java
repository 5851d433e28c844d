/**
 * What every command shares: the shell that it was called from, its options for settings, its progress bar and its
 * input.
 *
 * <p>Entry class: {@link org.onrecord.app.shell.ShellCommand}.
 */
@NullMarked
package org.onrecord.app.shell;

import org.jspecify.annotations.NullMarked;
