/** Tests of the records. */
package org.onrecord.dashboard.record;
