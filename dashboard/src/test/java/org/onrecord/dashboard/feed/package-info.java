/** Tests of the readers of topics. */
package org.onrecord.dashboard.feed;
