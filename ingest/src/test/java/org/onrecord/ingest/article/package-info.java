/** Tests of reading bytes as articles. */
package org.onrecord.ingest.article;
