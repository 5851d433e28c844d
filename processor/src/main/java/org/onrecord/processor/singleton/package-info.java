/**
 * Background tasks that only one of all processes performs at a time.
 *
 * <p>Entry point: {@link org.onrecord.processor.singleton.SingletonTask}.
 */
@NullMarked
package org.onrecord.processor.singleton;

import org.jspecify.annotations.NullMarked;
