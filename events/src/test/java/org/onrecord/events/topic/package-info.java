/** Tests of the contract. */
@NullMarked
package org.onrecord.events.topic;

import org.jspecify.annotations.NullMarked;
