/** The Robots Exclusion Protocol (RFC 9309): {@link org.onrecord.ingest.robots.RobotsPolicy} says what may be fetched from a site. */
package org.onrecord.ingest.robots;
