/**
 * Documents from fetched pages and from the entries of a list: {@link org.onrecord.ingest.document.PageReader} and {@link
 * org.onrecord.ingest.document.DocumentFactory}. {@link org.onrecord.ingest.document.TextChanges} compares two versions of one.
 */
@NullMarked
package org.onrecord.ingest.document;

import org.jspecify.annotations.NullMarked;
