/** The pages: static files whose scripts draw the data of the API. Entry point: {@link PageRoutes}. */
@NullMarked
package org.onrecord.dashboard.page;

import org.jspecify.annotations.NullMarked;
