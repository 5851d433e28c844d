/**
 * Tells the language of single words and passages.
 *
 * <p>Entry point: {@link org.onrecord.events.language.QuoteLanguage}.
 */
@NullMarked
package org.onrecord.events.language;

import org.jspecify.annotations.NullMarked;
