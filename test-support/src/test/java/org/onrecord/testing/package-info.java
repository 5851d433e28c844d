/** Tests of the shared test helpers. */
package org.onrecord.testing;
