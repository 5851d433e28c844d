/** Tests of the whole dashboard against a running server. */
package org.onrecord.dashboard;
