/** Tests of fetching, against a real local server that misbehaves. */
@NullMarked
package org.onrecord.ingest.fetch;

import org.jspecify.annotations.NullMarked;
