/** Bytes to articles, wherever they come from: {@link org.onrecord.ingest.article.ArticleReader} reads web pages, PDFs, Markdown and plain text. */
package org.onrecord.ingest.article;
