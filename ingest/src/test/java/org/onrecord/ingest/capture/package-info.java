@NullMarked
package org.onrecord.ingest.capture;

import org.jspecify.annotations.NullMarked;
