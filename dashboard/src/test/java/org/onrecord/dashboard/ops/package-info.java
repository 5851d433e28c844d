/** Tests of health, readiness and metrics. */
package org.onrecord.dashboard.ops;
