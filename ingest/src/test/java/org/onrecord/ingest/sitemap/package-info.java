@NullMarked
package org.onrecord.ingest.sitemap;

import org.jspecify.annotations.NullMarked;
