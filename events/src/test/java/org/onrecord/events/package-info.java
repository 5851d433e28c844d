/** Tests of the contract. */
@NullMarked
package org.onrecord.events;

import org.jspecify.annotations.NullMarked;
