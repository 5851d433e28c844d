/**
 * What a message says: one view of an alert, and its forms as text, HTML, JSON, chat and feed. No input or output.
 *
 * <p>Entry point: {@link org.onrecord.notify.message.AlertView}.
 */
@NullMarked
package org.onrecord.notify.message;

import org.jspecify.annotations.NullMarked;
