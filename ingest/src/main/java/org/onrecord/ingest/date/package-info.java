/**
 * Dates as people and machines write them, in many languages: {@link org.onrecord.ingest.date.DateText} finds them in text. Knows
 * neither pages nor feeds.
 */
@NullMarked
package org.onrecord.ingest.date;

import org.jspecify.annotations.NullMarked;
