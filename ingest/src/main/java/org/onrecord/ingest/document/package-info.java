/** Documents from pages and list entries: {@link PageReader}, {@link DocumentFactory}. {@link TextChanges} compares two versions. */
package org.onrecord.ingest.document;
