/** Background tasks that only one of all processes performs at a time. Entry point: {@link SingletonTask}. */
@NullMarked
package org.onrecord.processor.singleton;

import org.jspecify.annotations.NullMarked;
