/**
 * Items to topics: each document and the memory of it in one transaction, each refusal and the memory of it too.
 *
 * <p>Entry point: {@link org.onrecord.ingest.publish.Publisher}.
 */
@NullMarked
package org.onrecord.ingest.publish;

import org.jspecify.annotations.NullMarked;
