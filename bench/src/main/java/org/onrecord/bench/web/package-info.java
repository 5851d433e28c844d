/**
 * A web of invented sites on this machine that misbehave in the ways that real ones do, and the check of what a crawl made of it.
 *
 * <p>Entry points: {@link org.onrecord.bench.web.LocalWeb} serves it, {@link org.onrecord.bench.web.Findings} judges.
 */
@NullMarked
package org.onrecord.bench.web;

import org.jspecify.annotations.NullMarked;
