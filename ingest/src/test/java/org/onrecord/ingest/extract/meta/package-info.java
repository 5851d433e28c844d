@NullMarked
package org.onrecord.ingest.extract.meta;

import org.jspecify.annotations.NullMarked;
