/** The Robots Exclusion Protocol (RFC 9309): {@link org.onrecord.ingest.robots.RobotsFetcher} fetches the policy of a site. */
@NullMarked
package org.onrecord.ingest.robots;

import org.jspecify.annotations.NullMarked;
