@NullMarked
package org.onrecord.ingest.charset;

import org.jspecify.annotations.NullMarked;
