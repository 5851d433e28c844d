/**
 * What one document may cost before it is refused: {@link org.onrecord.ingest.limit.DocumentLimits} bounds what a parser gets, and {@link
 * org.onrecord.ingest.limit.ParseMemory} how much all parsers hold at once.
 */
@NullMarked
package org.onrecord.ingest.limit;

import org.jspecify.annotations.NullMarked;
