/** What a message says: a letter in the language of its receiver, as text, HTML, JSON, chat and feed. No input or output. Entry point: {@link Letter}. */
package org.onrecord.notify.message;
