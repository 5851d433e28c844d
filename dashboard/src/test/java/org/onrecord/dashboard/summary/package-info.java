/** Tests of the summaries. */
package org.onrecord.dashboard.summary;
