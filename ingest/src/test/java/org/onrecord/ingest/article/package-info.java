/** Tests of reading bytes as articles. */
@NullMarked
package org.onrecord.ingest.article;

import org.jspecify.annotations.NullMarked;
