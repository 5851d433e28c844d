/**
 * Reads topics for commands.
 *
 * <p>Entry class: {@link org.onrecord.app.read.TopicReader}.
 */
@NullMarked
package org.onrecord.app.read;

import org.jspecify.annotations.NullMarked;
