/**
 * What people ask for who make rules and subscriptions: examples, tests and repetitions. No input or output.
 *
 * <p>Entry point: {@link org.onrecord.notify.authoring.RequestedMessages}.
 */
@NullMarked
package org.onrecord.notify.authoring;

import org.jspecify.annotations.NullMarked;
