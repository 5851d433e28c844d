@NullMarked
package org.onrecord.ingest.listpage;

import org.jspecify.annotations.NullMarked;
