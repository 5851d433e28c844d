/** Helpers for text: decoding, shortening and escaping. */
package org.onrecord.events.text;
