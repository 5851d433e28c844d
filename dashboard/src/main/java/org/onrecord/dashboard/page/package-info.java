/** The pages: static files whose scripts draw the data of the API. Entry point: {@link PageRoutes}. */
package org.onrecord.dashboard.page;
