/** Helpers for text: decoding, shortening and escaping. */
@NullMarked
package org.onrecord.events.text;

import org.jspecify.annotations.NullMarked;
