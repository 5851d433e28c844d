/** The data folder of a process: its lock, its secrets and its state stores. Entry class: {@link DataFolder}. */
package org.onrecord.app.data;
