@NullMarked
package org.onrecord.events.stats;

import org.jspecify.annotations.NullMarked;
