/**
 * Bytes as articles, whatever they came by: {@link org.onrecord.ingest.article.ArticleReader} reads a web page, a PDF, Markdown or
 * plain text.
 */
@NullMarked
package org.onrecord.ingest.article;

import org.jspecify.annotations.NullMarked;
