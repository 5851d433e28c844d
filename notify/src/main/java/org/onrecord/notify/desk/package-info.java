/**
 * Rules, subscriptions and deliveries for those who look at them and change them: the page, the API and the feeds.
 *
 * <p>Entry point: {@link org.onrecord.notify.desk.Desk}.
 */
@NullMarked
package org.onrecord.notify.desk;

import org.jspecify.annotations.NullMarked;
