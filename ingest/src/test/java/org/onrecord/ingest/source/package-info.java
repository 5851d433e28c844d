@NullMarked
package org.onrecord.ingest.source;

import org.jspecify.annotations.NullMarked;
