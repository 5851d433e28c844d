/**
 * How well formats that others specify are read, by the test suites of other projects: feeds, charsets, WARC,
 * robots.txt.
 *
 * <p>Entry classes: {@link org.onrecord.bench.formats.FeedScore}, {@link org.onrecord.bench.formats.CharsetScore},
 * {@link org.onrecord.bench.formats.WarcScore}, {@link org.onrecord.bench.formats.RobotsScore}.
 */
package org.onrecord.bench.formats;
