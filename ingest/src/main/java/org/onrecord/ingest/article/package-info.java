/** Bytes to articles, wherever they come from: {@link org.onrecord.ingest.article.ArticleReader} reads web pages, PDFs, Markdown and plain text. */
@NullMarked
package org.onrecord.ingest.article;

import org.jspecify.annotations.NullMarked;
