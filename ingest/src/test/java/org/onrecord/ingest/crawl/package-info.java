@NullMarked
package org.onrecord.ingest.crawl;

import org.jspecify.annotations.NullMarked;
