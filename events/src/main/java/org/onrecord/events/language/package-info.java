/** Tells the language of single words and passages. Entry point: {@link QuoteLanguage}. */
package org.onrecord.events.language;
