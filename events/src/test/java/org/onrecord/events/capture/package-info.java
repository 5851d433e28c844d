@NullMarked
package org.onrecord.events.capture;

import org.jspecify.annotations.NullMarked;
