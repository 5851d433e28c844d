/**
 * The rights that each part of OnRecord needs on a broker that checks them.
 *
 * <p>Entry point: {@link org.onrecord.app.rights.Role}.
 */
@NullMarked
package org.onrecord.app.rights;

import org.jspecify.annotations.NullMarked;
