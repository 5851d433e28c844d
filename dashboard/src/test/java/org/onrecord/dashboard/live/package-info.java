/** Tests of the live events. */
package org.onrecord.dashboard.live;
