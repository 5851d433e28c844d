@NullMarked
package org.onrecord.ingest.opml;

import org.jspecify.annotations.NullMarked;
