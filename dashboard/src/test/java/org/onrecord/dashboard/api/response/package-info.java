/** Tests of how responses are written. */
package org.onrecord.dashboard.api.response;
