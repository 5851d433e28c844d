/** Documents from pages and list entries: {@link PageReader}, {@link DocumentFactory}. {@link TextChanges} compares two versions. */
@NullMarked
package org.onrecord.ingest.document;

import org.jspecify.annotations.NullMarked;
