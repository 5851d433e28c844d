/** Who may read and who may change what: the tokens of people, and users whom a reverse proxy names. Entry point: {@link TokenFile}. */
package org.onrecord.dashboard.access;
