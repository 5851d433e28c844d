@NullMarked
package org.onrecord.events.generation;

import org.jspecify.annotations.NullMarked;
