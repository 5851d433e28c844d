/** Tests of the running system: real processes, a real broker, a real browser, real containers. */
@NullMarked
package org.onrecord.app.system;

import org.jspecify.annotations.NullMarked;
