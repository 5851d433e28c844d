/** The processors of alerts: first positions and reversals of one actor, and shifts among all statements of an issue. */
package org.onrecord.processor.topology.alert;
