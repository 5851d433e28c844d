/** Rules and subscriptions: made, changed, shown. Entry point: {@link SubscriptionDesk}, what is asked of the part that delivers alerts. */
package org.onrecord.dashboard.subscribe;
