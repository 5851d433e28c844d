/** Tests. */
package org.onrecord.notify.message;
