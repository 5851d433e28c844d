/** Writing many documents at once, for {@link org.onrecord.ingest.DocumentImport}. */
@NullMarked
package org.onrecord.ingest.bulk;

import org.jspecify.annotations.NullMarked;
