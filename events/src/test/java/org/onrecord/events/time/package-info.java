@NullMarked
package org.onrecord.events.time;

import org.jspecify.annotations.NullMarked;
