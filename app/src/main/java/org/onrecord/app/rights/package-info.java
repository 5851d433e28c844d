/** The rights that each part of OnRecord needs on a broker that checks them. Entry point: {@link Role}. */
@NullMarked
package org.onrecord.app.rights;

import org.jspecify.annotations.NullMarked;
