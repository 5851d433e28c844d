/** Tells the language of single words and passages. Entry point: {@link QuoteLanguage}. */
@NullMarked
package org.onrecord.events.language;

import org.jspecify.annotations.NullMarked;
