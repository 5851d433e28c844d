/** Files and folders that the product keeps for itself. */
package org.onrecord.events.file;
