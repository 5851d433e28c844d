/**
 * The pages: static files that draw what the interface answers.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.page.Pages}.
 */
@NullMarked
package org.onrecord.dashboard.page;

import org.jspecify.annotations.NullMarked;
