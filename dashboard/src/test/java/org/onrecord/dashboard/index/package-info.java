/** Tests of the index. */
package org.onrecord.dashboard.index;
