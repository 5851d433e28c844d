@NullMarked
package org.onrecord.ingest.date;

import org.jspecify.annotations.NullMarked;
