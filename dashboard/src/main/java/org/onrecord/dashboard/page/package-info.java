/**
 * The pages: static files whose scripts draw the data of the API.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.page.PageRoutes}.
 */
@NullMarked
package org.onrecord.dashboard.page;

import org.jspecify.annotations.NullMarked;
