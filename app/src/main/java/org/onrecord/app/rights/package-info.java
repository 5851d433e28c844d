/** The rights that each part of OnRecord needs on a broker that checks them. Entry point: {@link Role}. */
package org.onrecord.app.rights;
