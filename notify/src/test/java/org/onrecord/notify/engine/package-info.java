/** Tests. */
package org.onrecord.notify.engine;
