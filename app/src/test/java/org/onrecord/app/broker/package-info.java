/** Tests of the embedded broker, on real ones. */
@NullMarked
package org.onrecord.app.broker;

import org.jspecify.annotations.NullMarked;
