@NullMarked
package org.onrecord.ingest.xml;

import org.jspecify.annotations.NullMarked;
