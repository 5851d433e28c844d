/** Tests of the queries. */
package org.onrecord.dashboard.query;
