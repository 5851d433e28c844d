/** What the parts of ingest that run until they are closed share: {@link org.onrecord.ingest.service.ServiceThread}. */
@NullMarked
package org.onrecord.ingest.service;

import org.jspecify.annotations.NullMarked;
