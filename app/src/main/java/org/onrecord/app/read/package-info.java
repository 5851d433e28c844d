/**
 * Reads topics for commands, and formats what they hold for a shell.
 *
 * <p>Entry class: {@link org.onrecord.app.read.TopicReader}.
 */
@NullMarked
package org.onrecord.app.read;

import org.jspecify.annotations.NullMarked;
