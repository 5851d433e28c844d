/** Tests of the running system: real processes, a real broker, a real browser, real containers. */
package org.onrecord.app.system;
