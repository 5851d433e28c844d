/** What a message says: one view of an alert as text, HTML, JSON, chat and feed. No input or output. Entry point: {@link AlertView}. */
@NullMarked
package org.onrecord.notify.message;

import org.jspecify.annotations.NullMarked;
